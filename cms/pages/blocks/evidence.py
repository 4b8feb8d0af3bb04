"""How we know: a figure from the ledger, a figure somebody else published, or what was seen."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock, PlainBlock
from cms.pages.blocks.figure import figure_choices
from cms.pages.queries.books import figure_shown, period_words
from cms.pages.reading import Reading
from coop.openbooks.calculations.figures import OF_EVERY_HUNDRED
from coop.openbooks.queries.open_books import published_books
from foundation import clock


def period_choices() -> list[tuple[str, str]]:
    """The years, quarters and months that have books, the newest first of each: none of them changes its meaning."""
    published = published_books(at=clock.now())
    spans = sorted(published.open_books.spans, key=lambda span: (-len(span.months), -span.first.toordinal()))
    return [(span.key, period_words(span, published)) for span in spans]


class LedgerEvidenceBlock(LiveBlock):
    """A figure of our own: chosen from the definitions, of a fixed period, so that the story stays true."""

    figure = blocks.ChoiceBlock(choices=figure_choices, label=_("Which figure"))
    period = blocks.ChoiceBlock(choices=period_choices, label=_("Of which time"))
    words = blocks.TextBlock(max_length=300, label=_("What it shows"))

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        shown = figure_shown(reading.published, name=value.get("figure") or "", period=value.get("period") or "")
        return {"shown": shown}

    class Meta:
        icon = "order"
        label = _("A figure from our ledger")
        description = _("Chosen from the definitions of the open books; nobody types its number.")
        template = "cms/pages/blocks/ledger_evidence.html"
        preview_value = {"figure": OF_EVERY_HUNDRED, "period": "newest-year", "words": "What workers keep."}


class CitedEvidenceBlock(PlainBlock):
    """A figure of somebody else, with its source."""

    figure = blocks.CharBlock(max_length=40, label=_("The figure"), help_text=_("as the source writes it"))
    words = blocks.TextBlock(max_length=300, label=_("What it says"))
    source = blocks.CharBlock(max_length=160, label=_("Who says so"), help_text=_("author, title, year, page"))
    url = blocks.URLBlock(required=False, label=_("Where it can be read"))

    class Meta:
        icon = "openquote"
        label = _("A figure with its source")
        description = _("What somebody else counted. The source is named, and linked where it can be.")
        template = "cms/pages/blocks/cited_evidence.html"
        preview_value = {
            "figure": "12 %",
            "words": "of people aged 65 and over in the valley live alone.",
            "source": "A census, table 4",
            "url": "",
        }


class SeenEvidenceBlock(PlainBlock):
    """Something a person saw or signed."""

    words = blocks.TextBlock(max_length=400, label=_("What was seen"))
    by = blocks.CharBlock(max_length=120, label=_("By whom, and when"))

    class Meta:
        icon = "view"
        label = _("Something that was seen")
        description = _("What a named person saw, and when.")
        template = "cms/pages/blocks/seen_evidence.html"
        preview_value = {"words": "The rota of nine weeks, with three names on it.", "by": "Ruth, 3 May 2026"}


EVIDENCE = [("ledger", LedgerEvidenceBlock()), ("cited", CitedEvidenceBlock()), ("seen", SeenEvidenceBlock())]
