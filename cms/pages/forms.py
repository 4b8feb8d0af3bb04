"""The form in which an editor writes a page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.pages.queries.addresses import room_below

TAKEN = _("Another part of this site answers here. Choose another address.")


class SitePageForm(WagtailAdminPageForm):  # type: ignore[misc]
    """Refuses an address that belongs to a room of the house: a page there would never be seen."""

    def clean(self) -> Any:
        cleaned = super().clean()
        slug = cleaned.get("slug", "")
        if slug and self.parent_page is not None and room_below(self.parent_page, slug):
            self.add_error("slug", TAKEN)
        return cleaned
