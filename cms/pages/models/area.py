"""Pages of places."""

from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms.pages.choosers import places
from cms.pages.models.site_page import SitePage
from cms.pages.queries.areas import area_links
from cms.pages.queries.people import people_at
from cms.pages.reading import Reading

SHOWN = 12


class AreaPage(SitePage):
    """A town or district: who works there, nearest first, and what the co-op says about it."""

    place = models.ForeignKey(
        "marketplace_search.Place", on_delete=models.PROTECT, related_name="+", verbose_name=_("place")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("place", widget=places.widget_class),
        *SitePage.content_panels[len(Page.content_panels) :],
    ]
    search_fields = [*SitePage.search_fields, index.FilterField("place")]
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    template = "cms/pages/area_page.html"

    class Meta:
        verbose_name = _("page of a place")
        verbose_name_plural = _("pages of places")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        spot = self.place
        here = self.get_url(request)
        find = reverse("search:find")
        return {
            "people": people_at(spot.latitude_e6, spot.longitude_e6, at=reading.at, today=reading.today, most=SHOWN),
            "find_url": f"{find}?{urlencode({'where': spot.name})}",
            "trades": [
                {"name": trade.name, "icon": trade.icon, "url": f"{trade.url}&{urlencode({'where': spot.name})}"}
                for trade in reading.trades
                if trade.listings
            ],
            "others": [area for area in area_links() if area["url"] != here],
        }
