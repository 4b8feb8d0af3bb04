"""The rows a figure is made from, added up by month, kind and lines of the chart: what is shown and downloaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coop.openbooks.calculations.books import Books
from coop.openbooks.calculations.figures import Figure
from coop.openbooks.calculations.periods import Span, month_of
from coop.openbooks.calculations.reading import OpenBooks
from coop.openbooks.enums import Reading
from payments.ledger.calculations.flows import Flow

HEADINGS = ("month", "kind", "debited", "credited", "rows", "events", "sign", "amount_minor", "currency", "root")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """`amount` in minor units counts with `sign`; `root` stands for the month's journals once it is closed."""

    month: date
    kind: str
    debit: str
    credit: str
    entries: int
    journals: int
    sign: int
    amount: int
    root: str = ""


def figure_rows(figure: Figure, published: OpenBooks, roots: Mapping[date, str]) -> list[FigureRow]:
    """The rows of every month that is not hidden, the newest first. A figure of what members own has none: its rows
    would show single members' affairs. `roots` by first day of the closed months."""
    if figure.reading is Reading.SHARED:
        return []
    found = []
    for month in reversed(published.books.months):
        if _hidden(figure, published, month_of(month)):
            continue
        for sign, flow in _flows(figure, published.books, month):
            found.append(_row(sign, flow, roots.get(month, "")))
    return found


def _hidden(figure: Figure, published: OpenBooks, month: Span) -> bool:
    return published.is_hidden(figure, month) if figure.reading is Reading.FLOW else False


def _flows(figure: Figure, books: Books, month: date) -> list[tuple[int, Flow]]:
    if figure.reading is Reading.FLOW:
        return books.of([month], figure.rules)
    heads = figure.heads
    found = [((flow.credit in heads) - (flow.debit in heads), flow) for flow in books.by_month[month]]
    return [(sign, flow) for sign, flow in found if sign]


def _row(sign: int, flow: Flow, root: str) -> FigureRow:
    return FigureRow(
        flow.month, flow.kind, flow.debit, flow.credit, flow.entries, flow.journals, sign, flow.amount, root
    )
