"""The form in which an editor writes a page."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.pages.queries.addresses import room_at


class SitePageForm(WagtailAdminPageForm):  # type: ignore[misc]
    """Refuses an address that belongs to a room of the house: a page there would never be seen."""

    def clean(self) -> Any:
        cleaned = super().clean()
        slug = cleaned.get("slug", "")
        above = self.parent_page.get_url_parts() if slug and self.parent_page is not None else None
        if above and above[2] and room_at(f"{above[2]}{slug}/"):
            self.add_error("slug", _("Another part of this site answers here. Choose another address."))
        return cleaned
