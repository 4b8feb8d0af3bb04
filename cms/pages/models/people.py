"""The list of people."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.pages.models.site_page import SitePage
from cms.pages.queries.areas import area_links
from cms.pages.queries.paging import page_number
from cms.pages.queries.people import people_page
from cms.pages.reading import Reading


class PeopleIndexPage(SitePage):
    """Everybody who works here, by name, each leading to their own page; links narrow it by trade."""

    show_in_menus_default = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/pages/people_page.html"

    class Meta:
        verbose_name = _("list of people")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        wanted = request.GET.get("trade", "")
        trades = [trade for trade in reading.trades if trade.listings]
        chosen = next((trade for trade in trades if trade.slug == wanted), None)
        found = people_page(trade=chosen.slug if chosen else "", number=page_number(request.GET.get("page", "1")))
        if chosen:
            found |= {key: found[key] and f"{found[key]}&trade={chosen.slug}" for key in ("newer_url", "older_url")}
        return found | {
            "trades": [{"name": one.name, "url": f"?trade={one.slug}", "current": one == chosen} for one in trades],
            "chosen": chosen,
            "areas": area_links(),
        }
