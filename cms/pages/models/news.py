"""News."""

from datetime import date
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms.pages.models.site_page import SitePage
from cms.pages.queries.news import news_page
from cms.pages.reading import Reading
from foundation import clock
from foundation.formats import date_format
from foundation.home import home_day


def today_at_home() -> date:
    """The day it is on the co-op's own calendar."""
    return home_day(clock.now())


class NewsIndexPage(SitePage):
    """All news, the newest first."""

    show_in_menus_default = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_pages.NewsPage"]
    max_count_per_parent = 1
    template = "cms/pages/news_index_page.html"

    class Meta:
        verbose_name = _("list of news")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return news_page(self, number=request.GET.get("page", "1"))


class NewsPage(SitePage):
    """One piece of news, of a day, by somebody."""

    day = models.DateField(_("of which day"), default=today_at_home)
    author = models.CharField(_("by whom"), max_length=80, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("day"),
        FieldPanel("author"),
        *SitePage.content_panels[len(Page.content_panels) :],
    ]
    search_fields = [*SitePage.search_fields, index.FilterField("day")]
    parent_page_types = ["cms_pages.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "cms/pages/news_page.html"

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return {"day_words": date_format(self.day, "l j F Y"), "day_iso": self.day.isoformat()}
