"""Which period a reader asks about."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from coop.openbooks.calculations.periods import Span
from coop.openbooks.queries.open_books import Published
from coop.openbooks.views._words import period_words


def asked_period(request: HttpRequest, published: Published) -> Span | None:
    """The period in the address, or the newest year in which anything moved; None when nothing ever did."""
    spans = published.open_books.spans
    wanted = request.GET.get("period", "")
    return next((span for span in spans if span.key == wanted), spans[0] if spans else None)


def choices(published: Published, chosen: Span) -> list[dict[str, Any]]:
    """The periods to choose from, in groups: years, quarters, months."""
    groups: dict[int, dict[str, Any]] = {
        12: {"label": _("Years"), "options": []},
        3: {"label": _("Quarters"), "options": []},
        1: {"label": _("Months"), "options": []},
    }
    for span in published.open_books.spans:
        words = period_words(span, published.through)
        option = {"value": span.key, "label": words, "chosen": span.key == chosen.key}
        groups[len(span.months)]["options"].append(option)
    return list(groups.values())


def hidden_months(published: Published, keys: frozenset[str]) -> list[date]:
    """The first days of the months that are hidden."""
    return [span.first for span in published.open_books.spans if len(span.months) == 1 and span.key in keys]
