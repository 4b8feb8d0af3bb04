"""The kinds of page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.pages.blocks import BODY
from cms.pages.queries.trades import trade_cards
from marketplace.services.models import Trade


class HomePage(Page):
    """The front door: a promise, one form, true figures, and what people offer."""

    promise = models.CharField(max_length=120, default=_("Good help nearby, from people who own the place they work"))
    lead = models.TextField(max_length=400, blank=True)
    body = StreamField(BODY, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("promise"), FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("promise"), index.SearchField("body")]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "cms/pages/home_page.html"

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= {"find_url": reverse("search:find"), "trade_choices": trade_cards()}
        return context


class CategoryPage(Page):
    """A page for one trade: words of the co-op about it, and the way to the people."""

    trade = models.ForeignKey(Trade, on_delete=models.PROTECT, related_name="+")
    lead = models.TextField(max_length=400, blank=True)
    body = StreamField(BODY, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("trade"), FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    template = "cms/pages/category_page.html"

    class Meta:
        verbose_name = _("page for a trade")
        verbose_name_plural = _("pages for trades")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.pages.queries.offers import offers_of_trade
        from foundation import clock

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= offers_of_trade(self.trade, at=clock.now())
        return context


class StandardPage(Page):
    """Anything else worth a page: about us, how to join, our rules in plain words, help."""

    lead = models.TextField(max_length=400, blank=True)
    body = StreamField(BODY, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    parent_page_types = ["cms_pages.HomePage", "cms_pages.StandardPage"]
    template = "cms/pages/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
