"""What happened, in the order it happened."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import PlainBlock


class MomentBlock(blocks.StructBlock):
    """One thing that happened."""

    when = blocks.CharBlock(max_length=40, help_text=_("such as: March 2024"))
    title = blocks.CharBlock(max_length=100)
    text = blocks.TextBlock(max_length=300, required=False)


class TimeLineBlock(PlainBlock):
    """A line of moments, the first first."""

    title = blocks.CharBlock(max_length=80, default=_("How it came about"))
    moments = blocks.ListBlock(MomentBlock(), min_num=2, max_num=20)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        drawn = {"icon": "check", "tone": "good"}
        moments = [{key: one[key] for key in ("when", "title", "text")} | drawn for one in value.get("moments")]
        return context | {"entries": moments}

    class Meta:
        icon = "history"
        label = _("Time line")
        description = _("What happened and when, the first first.")
        template = "cms/pages/blocks/time_line.html"
        preview_value = {
            "title": "How it came about",
            "moments": [
                {"when": "January 2024", "title": "Nine neighbours met", "text": "In a kitchen in Hebden Bridge."},
                {"when": "May 2024", "title": "The first job", "text": "A deep clean, and a lot of tea."},
            ],
        }
