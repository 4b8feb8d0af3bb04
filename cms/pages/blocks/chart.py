"""A chart of a named query."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock
from cms.pages.reading import Reading
from cms.pages.registry import charts


def chart_choices() -> list[tuple[str, str]]:
    return sorted(((name, str(chart.title)) for name, chart in charts.items()), key=lambda pair: pair[1])


class ChartBlock(LiveBlock):
    """A picture of figures with its table; chosen by name, drawn from the rooms each time."""

    chart = blocks.ChoiceBlock(choices=chart_choices, label=_("Which chart"))
    words = blocks.TextBlock(max_length=400, required=False, label=_("Your words"))

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        name = value.get("chart")
        if name not in charts.keys():  # noqa: SIM118 - a registry, not a dictionary
            return {"drawn": None}
        found = charts.get(name)
        source = found.source_url_name
        return {
            "drawn": found.draw(reading),
            "shape": found.shape,
            "named": found.title,
            "source_url": reverse(source) if source else "",
        }

    class Meta:
        icon = "table"
        label = _("Chart")
        description = _("A chart from our books or registers, drawn anew each time, with its table.")
        template = "cms/pages/blocks/chart.html"
        preview_value = {"chart": "offers-by-trade", "words": ""}
