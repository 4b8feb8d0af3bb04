"""A story of change, led to from another page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock
from cms.pages.reading import Reading


class StoryBlock(LiveBlock):
    """One to three stories: chosen ones, or the newest."""

    title = blocks.CharBlock(max_length=80, default=_("What changed"))
    stories = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="cms_pages.StoryPage"),
        max_num=3,
        default=[],
        help_text=_("Choose none to show the three newest."),
    )

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        from cms.pages.queries.stories import story_cards

        chosen = [page.pk for page in value.get("stories") or [] if page is not None]
        return {"cards": story_cards(chosen)}

    class Meta:
        icon = "doc-full"
        label = _("Stories of change")
        description = _("Up to three stories, with what changed in one sentence.")
        template = "cms/pages/blocks/story.html"
        preview_value = {"title": "What changed", "stories": []}
