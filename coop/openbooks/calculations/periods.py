"""Months, quarters and years: what a reader can ask the open books about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A calendar month, quarter or year, as the first day of each of its months. `key` is 2026-10, 2026-Q4 or 2026."""

    key: str
    months: tuple[date, ...]

    @property
    def first(self) -> date:
        """Its first day."""
        return self.months[0]

    @property
    def last(self) -> date:
        """Its last day."""
        return (self.months[-1] + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def month_of(day: date) -> Span:
    """The month a day is in."""
    return Span(f"{day:%Y-%m}", (day.replace(day=1),))


def quarter_of(day: date) -> Span:
    """The quarter of the calendar year a day is in."""
    number = (day.month - 1) // 3
    return Span(f"{day:%Y}-Q{number + 1}", tuple(date(day.year, 3 * number + month, 1) for month in (1, 2, 3)))


def year_of(day: date) -> Span:
    """The calendar year a day is in."""
    return Span(f"{day:%Y}", tuple(date(day.year, month, 1) for month in range(1, 13)))


def spans_over(months: Iterable[date]) -> list[Span]:
    """Every year, quarter and month that touches one of these months, each once, in this order, the newest first."""
    known = sorted(set(months), reverse=True)
    found: list[Span] = []
    for kind in (year_of, quarter_of, month_of):
        found += dict.fromkeys(kind(month) for month in known)
    return found
