"""The rows of one figure as a file."""

import csv

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coop.openbooks.calculations.rows import HEADINGS, figure_rows
from coop.openbooks.errors import NoSuchFigure
from coop.openbooks.queries.open_books import published_books
from coop.openbooks.registry import figures
from foundation.clock import now


@require_safe
def figure_csv(request: HttpRequest, name: str) -> HttpResponse:
    """Every month that is not hidden, the newest first; amounts in minor units, with the root of the month."""
    if name not in figures.keys():  # noqa: SIM118 - a registry, not a dictionary
        raise NoSuchFigure
    published = published_books(at=now())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    writer.writerow(HEADINGS)
    for row in figure_rows(figures.get(name), published.open_books, published.roots):
        month, unit = f"{row.month:%Y-%m}", published.open_books.books.unit
        writer.writerow(
            [month, row.kind, row.debit, row.credit, row.entries, row.journals, row.sign, row.amount, unit, row.root]
        )
    return response
