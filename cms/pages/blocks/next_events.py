"""The next meetings and events."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock
from cms.pages.reading import Reading


class NextEventsBlock(LiveBlock):
    """The next one to four events of the site."""

    title = blocks.CharBlock(max_length=80, default=_("Meet us"))
    most = blocks.IntegerBlock(min_value=1, max_value=4, default=2, label=_("How many at most"))

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        return {"events": reading.events[: value.get("most") or 2]}

    class Meta:
        icon = "date"
        label = _("Next meetings and events")
        description = _("The next events of this site, the soonest first.")
        template = "cms/pages/blocks/next_events.html"
        preview_value = {"title": "Meet us", "most": 2}
