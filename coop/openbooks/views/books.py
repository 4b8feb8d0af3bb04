"""The open books: what came in, what went out, what is kept, for everyone to read."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.openbooks.calculations.figures import CARD_COSTS, CONTRIBUTION, DISPUTE_COSTS, EARNED, RESERVES, TAX, Figure
from coop.openbooks.calculations.periods import Span
from coop.openbooks.enums import Behind
from coop.openbooks.queries.lines import latest_lines
from coop.openbooks.queries.open_books import Published, published_books
from coop.openbooks.queries.pay import pay_of_last_year
from coop.openbooks.registry import figures
from coop.openbooks.views._pay_words import ratio_words, year_words
from coop.openbooks.views._period import asked_period, choices, hidden_months
from coop.openbooks.views._words import as_of_words, kind_words, period_words, value_words
from coop.rules.queries.policy_in_force import policy_in_force
from foundation.clock import now
from foundation.formats import date_format
from foundation.money.calculations.money import Money
from foundation.money.formatting import format_minor
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.money_bar import MoneyBar, money_bar
from foundation.ui.calculations.table import Cell, Column, Table

STRIP = ("of-every-hundred", "earned-by-workers", "jobs-done", "result")
MONEY_IN = ("paid-by-customers", "other-income")
MONEY_OUT = ("sent-to-workers", "given-back", "card-costs", "disputes")
KEPT = ("legal-reserve", "general-reserve", "education-fund", "solidarity-fund")
TARGET = "reserve_target_minor"
OWNED = ("share-capital", "retained-patronage")
KNOWN = {RESERVES, *STRIP, *MONEY_IN, *MONEY_OUT, *KEPT, *OWNED}

# The lines of the ledger that are left out where a group of people is too small: all of them ("") for those who work.
LINES_OF = {Behind.WORK: ("",), Behind.REFUNDS: ("2120",), Behind.DISPUTES: ("1210", "1220", "5020", "5030", "5040")}
# What single members own, are owed or owe: never among the lines.
MEMBERS_OWN = ("1230", "1240", "2410", "2420", "2430", "2440", "2450", "2460", "3010", "3020", "3030", "3210")


@require_safe
def books(request: HttpRequest) -> HttpResponse:
    at = now()
    published = published_books(at=at)
    span = asked_period(request, published)
    context: dict[str, Any] = {"empty": span is None, "through": date_format(published.through, "l j F Y")}
    if span is not None:
        context |= _context(published, span, at)
    return render(request, "coop/openbooks/books.html", context)


def _context(published: Published, span: Span, at: datetime) -> dict[str, Any]:
    read = _Reader(published, span)
    hidden = published.open_books.hidden[Behind.WORK]
    return {
        "period": period_words(span, published.through),
        "choices": choices(published, span),
        "is_hidden": span.key in hidden,
        "stats": [read.stat(name) for name in STRIP],
        "bar": None if span.key in hidden else _bar(published, span),
        "money_in": read.chart(_("Money in"), MONEY_IN),
        "money_out": read.chart(_("Money out"), MONEY_OUT),
        "target": _target(read, at),
        "pay": _pay(),
        "kept": read.chart(_("Reserves and funds"), KEPT),
        "owned": read.table(_("What members own in the co-op"), OWNED),
        "more": read.table(_("More figures"), tuple(name for name, _one in figures.items() if name not in KNOWN)),
        "links": [read.link(name) for name in (*MONEY_IN, *MONEY_OUT, *KEPT, RESERVES)],
        "lines": _lines(published),
        "roots": _roots(published),
    }


def _target(read: "_Reader", at: datetime) -> dict[str, str] | None:
    """How far the reserves are on the way to what the members want them to be; None where they set no target."""
    target = int(policy_in_force(TARGET, at=at).value)
    if not target:
        return None
    have = max(0, read.published.open_books.value(figures.get(RESERVES), read.span).amount or 0)
    words = _("{have} of {target}, which is {percent} %.")
    return {
        "words": words.format(
            have=format_minor(have, read.currency),
            target=format_minor(target, read.currency),
            percent=100 * have // target,
        ),
        "figure_url": read.address.format(RESERVES),
        "rule_url": reverse("rules:rule", args=[TARGET]),
    }


def _pay() -> dict[str, str] | None:
    """How pay per hour differed in the last closed year; None before any was closed."""
    found = pay_of_last_year()
    if found is None:
        return None
    return {"words": ratio_words(found.pay), "period": year_words(found), "url": reverse("openbooks:pay_ratio")}


class _Reader:
    """Reads figures of one period, each with the address of its own page."""

    def __init__(self, published: Published, span: Span) -> None:
        self.published, self.span = published, span
        self.currency = published.open_books.books.unit
        head, _sep, tail = reverse("openbooks:figure", args=["NAME"]).partition("NAME")
        self.address = f"{head}{{}}{tail}?period={span.key}"

    def words(self, figure: Figure) -> str:
        return value_words(figure, self.published.open_books.value(figure, self.span), self.currency)

    def link(self, name: str) -> dict[str, str]:
        return {"label": str(figures.get(name).title), "url": self.address.format(name)}

    def stat(self, name: str) -> dict[str, str]:
        figure = figures.get(name)
        return {"figure": self.words(figure), "label": str(figure.title), "url": self.address.format(name)}

    def chart(self, title: str, names: tuple[str, ...]) -> Chart:
        """A bar for each figure. What is hidden has no bar and says so."""
        chosen = [figures.get(name) for name in names]
        series = [
            Series(
                title,
                [max(0, self.published.open_books.value(figure, self.span).amount or 0) for figure in chosen],
                [self.words(figure) for figure in chosen],
            )
        ]
        return Chart(title, [str(figure.title) for figure in chosen], series)

    def table(self, caption: str, names: tuple[str, ...]) -> Table:
        rows: list[list[Cell | str]] = []
        for name in names:
            figure = figures.get(name)
            value = self.published.open_books.value(figure, self.span)
            note = as_of_words(value.as_of, self.published.through)
            cell = Cell(value_words(figure, value, self.currency), note=note)
            rows.append([Cell(str(figure.title), url=self.address.format(name)), cell])
        return Table(caption, [_("Figure"), Column(_("Amount"), numeric=True)], rows, quiet_caption=True)


def _bar(published: Published, span: Span) -> MoneyBar:
    """Finished jobs: what workers got, what the co-op kept after costs, and what went outside."""
    book = published.open_books.books
    earned, contribution, tax = (book.amount(span.months, ((1, rule),)) for rule in (EARNED, CONTRIBUTION, TAX))
    costs = book.amount(span.months, ((1, CARD_COSTS), (1, DISPUTE_COSTS)))
    coop = max(0, contribution - max(0, costs))
    return money_bar(
        worker=Money(max(0, earned), book.unit),
        coop=Money(coop, book.unit),
        outside=Money(max(0, costs) + max(0, tax), book.unit),
        worker_label=_("To the people doing the work"),
        coop_label=_("To what we share in the co-op"),
        outside_label=_("To the card companies, banks and tax office"),
    )


def _lines(published: Published) -> Table | None:
    unit = published.open_books.books.unit
    hidden = [
        (month, head)
        for group, heads in LINES_OF.items()
        for month in hidden_months(published, published.open_books.hidden[group])
        for head in heads
    ]
    lines = latest_lines(unit=unit, through=published.through, hidden=hidden, never=MEMBERS_OWN)
    rows: list[list[Cell | str]] = [
        [
            date_format(line.day, "j F Y"),
            kind_words(line.kind),
            Cell(line.debit_name, note=line.debit),
            Cell(line.credit_name, note=line.credit),
            format_minor(line.amount, unit),
        ]
        for line in lines
    ]
    columns: list[Column | str] = [
        _("Day"),
        _("What happened"),
        _("Debited"),
        _("Credited"),
        Column(_("Amount"), numeric=True),
    ]
    return Table(_("The latest lines of the books"), columns, rows, quiet_caption=True) if rows else None


def _roots(published: Published) -> Table | None:
    rows: list[list[Cell | str]] = [
        [Cell(date_format(one.month, "F Y"), note=one.root), str(one.journals)] for one in published.closed[:24]
    ]
    columns: list[Column | str] = [_("Month and its root"), Column(_("Events"), numeric=True)]
    return Table(_("Roots of closed months"), columns, rows, quiet_caption=True) if rows else None
