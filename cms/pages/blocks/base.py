"""What all blocks share: a preview in our own dress, and live figures read once for a page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.reading import Reading, reading_of

PREVIEW = "cms/pages/_block_preview.html"
WORDS = _("Words")
LIVE = _("Live from the co-op")
FILES = _("Pictures and files")


class PlainBlock(blocks.StructBlock):
    """A block of what an editor wrote."""

    class Meta:
        group = WORDS
        preview_template = PREVIEW


class LiveBlock(PlainBlock):
    """A block whose content is read from the rooms when the page is shown; an editor writes a title at most."""

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | self.read(value, reading_of(parent_context))

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        """What the block's template gets beside the value."""
        return {}

    class Meta:
        group = LIVE
