"""Pages of trades."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cms.pages.models.site_page import SitePage
from cms.pages.reading import Reading
from marketplace.search.queries.trade_landing import trade_landing
from marketplace.services.models import Trade


class CategoryPage(SitePage):
    """A page for one trade: words of the co-op about it, a handful of live offers, and the way to all of them."""

    trade = models.ForeignKey(Trade, on_delete=models.PROTECT, related_name="+")

    content_panels = [*Page.content_panels, FieldPanel("trade"), *SitePage.content_panels[len(Page.content_panels) :]]
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    template = "cms/pages/category_page.html"

    class Meta:
        verbose_name = _("page for a trade")
        verbose_name_plural = _("pages for trades")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        trade = self.trade
        found = trade_landing(trade_id=trade.pk, trade_slug=trade.slug, at=reading.at, today=reading.today)
        return {"landing": found, "find_url": found.find_url}
