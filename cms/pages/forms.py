"""The form in which an editor writes a page."""

from typing import Any

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

FRONT_PAGE_DEPTH = 2
PAGES_OF_WAGTAIL = "wagtail_serve"


def is_taken(slug: str) -> bool:
    """Whether a room of the house answers at this address, so that a page there would never be seen."""
    try:
        return resolve(f"/{slug}/").url_name != PAGES_OF_WAGTAIL
    except Resolver404:
        return False


class SitePageForm(WagtailAdminPageForm):  # type: ignore[misc]
    """Refuses an address that belongs to a room of the house."""

    def clean(self) -> Any:
        cleaned = super().clean()
        slug = cleaned.get("slug", "")
        if slug and self.parent_page is not None and self.parent_page.depth == FRONT_PAGE_DEPTH and is_taken(slug):
            self.add_error("slug", _("Another part of this site answers here. Choose another address."))
        return cleaned
