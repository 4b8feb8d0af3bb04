"""One figure from the books, chosen by its definition: nobody types its number."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock
from cms.pages.queries.books import figure_shown
from cms.pages.reading import Reading
from coop.openbooks.calculations.figures import OF_EVERY_HUNDRED
from coop.openbooks.registry import figures

NEWEST_CHOICES = [
    ("newest-year", _("the newest year that is over")),
    ("newest-quarter", _("the newest quarter that is over")),
    ("newest-month", _("the newest month that is over")),
]


def figure_choices() -> list[tuple[str, str]]:
    """The definitions of the open books, by name."""
    return sorted(((name, str(figure.title)) for name, figure in figures.items()), key=lambda pair: pair[1])


class FigureBlock(LiveBlock):
    """A large figure, its period, what it means, and the way to how it is made."""

    figure = blocks.ChoiceBlock(choices=figure_choices, label=_("Which figure"))
    period = blocks.ChoiceBlock(choices=NEWEST_CHOICES, default="newest-quarter", label=_("Of which time"))
    words = blocks.TextBlock(
        max_length=300, required=False, label=_("Your words"), help_text=_("What this figure means to us. No numbers.")
    )

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        shown = figure_shown(reading.published, name=value.get("figure") or "", period=value.get("period") or "")
        return {"shown": shown}

    class Meta:
        icon = "order"
        label = _("A figure from the books")
        description = _("One figure, chosen from the definitions of our open books. It changes when the books do.")
        template = "cms/pages/blocks/figure.html"
        preview_value = {"figure": OF_EVERY_HUNDRED, "period": "newest-quarter", "words": "This is why we are here."}
