"""Members who work near a place."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock
from cms.pages.queries.people import people_near
from cms.pages.reading import Reading


class MembersBlock(LiveBlock):
    """Faces and names of people who can be booked, the nearest first."""

    title = blocks.CharBlock(max_length=80, default=_("People near you"))
    place = blocks.CharBlock(
        max_length=80, required=False, help_text=_("a town or postcode; leave empty to show those who are free soonest")
    )
    most = blocks.IntegerBlock(min_value=2, max_value=12, default=6, label=_("How many at most"))

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        place, most = value.get("place") or "", value.get("most") or 6
        return {
            "people": people_near(place=place, at=reading.at, today=reading.today, most=most),
            "find_url": reverse("search:find"),
        }

    class Meta:
        icon = "group"
        label = _("Members nearby")
        description = _("People who can be booked, the nearest to a place first.")
        template = "cms/pages/blocks/members.html"
        preview_value = {"title": "People near you", "place": "", "most": 6}
