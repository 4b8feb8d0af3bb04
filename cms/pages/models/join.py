"""How to join: words of the co-op around the real costs and steps."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.pages.models.site_page import SitePage
from cms.pages.reading import Reading
from coop.membership.queries.joining import steps_to_join, ways_to_join


class JoinPage(SitePage):
    """What an editor writes stands above and below; costs, rights and steps come from the rooms that keep them."""

    show_in_menus_default = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/pages/join_page.html"

    class Meta:
        verbose_name = _("page about joining")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return {
            "ways": ways_to_join(at=reading.at),
            "steps": steps_to_join(),
            "apply_url": reverse("membership:apply"),
            "rules_url": reverse("rules:rulebook"),
        }
