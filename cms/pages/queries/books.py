"""Figures of the open books made ready for a page: the value, the period it is of, and the way to how it is made."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coop.openbooks.calculations.figures import CARD_COSTS, CONTRIBUTION, DISPUTE_COSTS, EARNED, TAX, Figure
from coop.openbooks.calculations.periods import Span
from coop.openbooks.enums import Behind, Unit
from coop.openbooks.queries.open_books import Published
from coop.openbooks.registry import figures
from foundation.formats import date_format
from foundation.money.calculations.money import Money
from foundation.money.formatting import format_minor
from foundation.ui.calculations.money_bar import MoneyBar, money_bar

# What an editor may choose instead of a fixed period: the newest one that is over, else the newest.
NEWEST = {"newest-year": 12, "newest-quarter": 3, "newest-month": 1}


@dataclass(frozen=True)
class Shown:
    """A figure as people read it. `value` is empty when it must stay hidden or its period has no books."""

    name: str
    title: str
    words: str
    value: str
    period: str
    url: str
    tone: str


def period_words(span: Span, published: Published) -> str:
    """October 2026; July to September 2026; 2026; "so far" while it is not over."""
    if len(span.months) == 12:
        name = date_format(span.first, "Y")
    elif len(span.months) == 1:
        name = date_format(span.first, "F Y")
    else:
        first, last = date_format(span.first, "F"), date_format(span.months[-1], "F Y")
        name = _("%(first)s to %(last)s") % {"first": first, "last": last}
    return name if span.last <= published.through else _("%(period)s, so far") % {"period": name}


def span_for(published: Published, period: str) -> Span | None:
    """The period an editor chose: a key such as 2026-Q3, or one of `NEWEST`. None where the books have none."""
    spans = published.open_books.spans
    if period not in NEWEST:
        return next((span for span in spans if span.key == period), None)
    fitting = [span for span in spans if len(span.months) == NEWEST[period]]
    over = [span for span in fitting if span.last <= published.through]
    return next(iter(over or fitting), None)


def value_words(figure: Figure, amount: int | None, currency: str) -> str:
    """Minor units, a number or a percentage as it is read; nothing for what is hidden."""
    if amount is None:
        return ""
    return format_minor(amount, currency) if figure.unit is Unit.MONEY else str(amount)


def figure_shown(published: Published, *, name: str, period: str) -> Shown | None:
    """One figure of a period, by its definition. None for a definition that is no longer there."""
    if name not in figures.keys():  # noqa: SIM118 - a registry, not a dictionary
        return None
    figure = figures.get(name)
    span = span_for(published, period)
    url = reverse("openbooks:figure", args=[name])
    value, words = "", ""
    if span is not None:
        amount = published.open_books.value(figure, span).amount
        value = value_words(figure, amount, published.open_books.books.unit)
        words, url = period_words(span, published), f"{url}?period={span.key}"
    return Shown(name, str(figure.title), str(figure.words), value, words, url, figure.tone)


def books_bar(published: Published, span: Span | None) -> MoneyBar | None:
    """Where the money of finished jobs went: workers, what stays in the co-op after costs, outside. None if hidden."""
    if span is None or span.key in published.open_books.hidden[Behind.WORK]:
        return None
    books = published.open_books.books
    earned, contribution, tax = (books.amount(span.months, ((1, rule),)) for rule in (EARNED, CONTRIBUTION, TAX))
    costs = max(0, books.amount(span.months, ((1, CARD_COSTS), (1, DISPUTE_COSTS))))
    return money_bar(
        worker=Money(max(0, earned), books.unit),
        coop=Money(max(0, contribution - costs), books.unit),
        outside=Money(costs + max(0, tax), books.unit),
        worker_label=_("To the people doing the work"),
        coop_label=_("To what we share in the co-op"),
        outside_label=_("To card companies, banks and the tax office"),
    )
