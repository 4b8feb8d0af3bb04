"""One figure: what it means, how it is made, month by month, and its rows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.openbooks.calculations.figures import Figure
from coop.openbooks.calculations.periods import Span
from coop.openbooks.calculations.rows import FigureRow, figure_rows
from coop.openbooks.enums import Reading
from coop.openbooks.errors import NoSuchFigure
from coop.openbooks.queries.open_books import Published, published_books
from coop.openbooks.registry import figures
from coop.openbooks.views._period import asked_period, choices
from coop.openbooks.views._words import as_of_words, kind_words, period_words, value_words
from foundation.clock import now
from foundation.formats import date_format
from foundation.money.formatting import format_minor
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.table import Cell, Column, Table


@require_safe
def figure(request: HttpRequest, name: str) -> HttpResponse:
    if name not in figures.keys():  # noqa: SIM118 - a registry, not a dictionary
        raise NoSuchFigure
    one = figures.get(name)
    published = published_books(at=now())
    span = asked_period(request, published)
    context: dict[str, Any] = {
        "title": one.title,
        "words": one.words,
        "how": one.how,
        "empty": span is None,
        "csv_url": reverse("openbooks:figure_csv", args=[name]),
        "books_url": reverse("openbooks:books"),
    }
    if span is not None:
        context |= _context(one, published, span)
    return render(request, "coop/openbooks/figure.html", context)


def _context(one: Figure, published: Published, span: Span) -> dict[str, Any]:
    unit = published.open_books.books.unit
    value = published.open_books.value(one, span)
    rows = figure_rows(one, published.open_books, published.roots)
    inside = [row for row in rows if row.month in span.months or one.reading is not Reading.FLOW]
    return {
        "period": period_words(span, published.through),
        "value": value_words(one, value, unit),
        "as_of": as_of_words(value.as_of, published.through),
        "is_hidden": value.hidden,
        "choices": choices(published, span),
        "chart": _chart(one, published, span),
        "rows": _table(inside, unit) if inside else None,
        "books_url": f"{reverse('openbooks:books')}?period={span.key}",
    }


def _chart(one: Figure, published: Published, span: Span) -> Chart | None:
    """Month by month over the year of the period, with "not shown" where a month is hidden."""
    months = [
        each
        for each in published.open_books.spans
        if len(each.months) == 1 and each.first.year == span.first.year and each.first <= published.through
    ][::-1]
    values = [published.open_books.value(one, each) for each in months]
    shown = [value_words(one, value, published.open_books.books.unit) for value in values]
    series = [Series(str(one.title), [max(0, value.amount or 0) for value in values], shown, tone=one.tone)]
    title = _("Month by month, {year}").format(year=span.first.year)
    return Chart(title, [date_format(each.first, "F") for each in months], series) if months else None


def _table(rows: list[FigureRow], unit: str) -> Table:
    body: list[list[Cell | str]] = [
        [
            date_format(row.month, "F Y"),
            kind_words(row.kind),
            row.debit,
            row.credit,
            str(row.entries),
            format_minor(row.sign * row.amount, unit),
        ]
        for row in rows
    ]
    numeric = (_("Rows"), _("Counts as"))
    columns: list[Column | str] = [_("Month"), _("What happened"), _("Debited"), _("Credited")]
    columns += [Column(head, numeric=True) for head in numeric]
    return Table(_("The rows of this figure, added up by month"), columns, body, quiet_caption=True)
