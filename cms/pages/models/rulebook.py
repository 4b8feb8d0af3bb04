"""The page about our rules."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.pages.models.site_page import SitePage
from cms.pages.queries.own_books import rules_part
from cms.pages.reading import Reading


class RulebookPage(SitePage):
    """Words of the co-op around the rules in force, which come from the rules themselves."""

    show_in_menus_default = True
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "cms/pages/rulebook_page.html"

    class Meta:
        verbose_name = _("page about our rules")

    def own_context(self, request: HttpRequest, reading: Reading) -> dict[str, Any]:
        return rules_part(reading)
