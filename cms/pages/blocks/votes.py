"""What members vote on now."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock
from cms.pages.reading import Reading


class VotesBlock(LiveBlock):
    """Open votes, as everybody may know of them."""

    title = blocks.CharBlock(max_length=80, default=_("What we are deciding"))

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        return {"votes": reading.votes, "decisions_url": reverse("decisions:decisions")}

    class Meta:
        icon = "tick-inverse"
        label = _("Open votes")
        description = _("What members vote on now, and until when. Says so when nothing is open.")
        template = "cms/pages/blocks/votes.html"
        preview_value = {"title": "What we are deciding"}
