"""Where starts may fall: open hours, and a walk through them in equal steps of real time.

The walk begins where a run of open hours begins, after time off included. Somebody who never closes has no such place:
after a week without a break the walk begins again each Monday at midnight, so that the starts of a day are the same
whichever range was asked for.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from marketplace.availability.calculations.calendars import LOOK_BACK, Calendar
from marketplace.availability.calculations.spans import Span, subtract
from marketplace.availability.calculations.windows import open_spans
from marketplace.availability.calculations.zones import ONE_DAY, dates_between, local_date, monday_of, start_of_day

ONE_WEEK = timedelta(days=7)


class Stretch(NamedTuple):
    """Part of a piece of open hours in which starts are counted from `anchor`; the piece ends at `closes`."""

    anchor: datetime
    until: datetime
    closes: datetime


def open_runs(calendar: Calendar, reach: Span) -> list[Span]:
    """Return the open hours that meet `reach`, time off not yet taken out, each from where it really began."""
    zone = calendar.zone
    today = local_date(reach.start, zone)
    first, last = today - ONE_DAY, local_date(reach.end, zone) + ONE_DAY

    def runs_from(day: date) -> list[Span]:
        runs = open_spans(dates_between(day, last), calendar.weekly, calendar.exceptions, zone)
        return [run for run in runs if run.end > reach.start]

    runs = runs_from(first)
    if runs and local_date(runs[0].start, zone) <= first:
        runs = runs_from(monday_of(today) - LOOK_BACK)
    return runs


def open_pieces(calendar: Calendar, runs: list[Span]) -> list[Span]:
    """Return what time off leaves of the runs."""
    return subtract(runs, calendar.time_off) if calendar.time_off else runs


def stretches(piece: Span, zone: ZoneInfo) -> Iterator[Stretch]:
    """Split a piece where the walk begins again: nowhere, unless it goes on for more than a week."""
    anchor = piece.start
    if piece.end - piece.start > ONE_WEEK:
        monday = monday_of(local_date(piece.start, zone)) + ONE_WEEK
        while (again := start_of_day(monday, zone)) < piece.end:
            if piece.start < start_of_day(monday - ONE_WEEK, zone):
                yield Stretch(anchor, again, piece.end)
                anchor = again
            monday += ONE_WEEK
    yield Stretch(anchor, piece.end, piece.end)


def walk(anchor: datetime, step: timedelta, *, not_before: datetime, until: datetime) -> Iterator[datetime]:
    """Yield anchor, anchor + step, and so on: those from `not_before` up to, not including, `until`."""
    start = anchor
    if not_before > anchor:
        start -= ((anchor - not_before) // step) * step
    while start < until:
        yield start
        start += step
