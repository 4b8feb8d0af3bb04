"""The hours in which a worker takes work: weekly windows, dated exceptions, and what they come to in instants."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from marketplace.availability.calculations.spans import Span, merge
from marketplace.availability.calculations.zones import ONE_DAY, date_exists, instant_of, is_skipped


class DayWindow(NamedTuple):
    """One stretch of a day by the clock on the wall. `closes` at or before `opens` means on the next day."""

    opens: time
    closes: time
    all_day: bool = False


Weekly = Mapping[int, Sequence[DayWindow]]  # Monday is 0
Exceptions = Mapping[date, Sequence[DayWindow]]  # an empty sequence means closed


class SkippedTime(NamedTuple):
    """A clock change jumps over `clock` on `day`: the window begins or ends at `becomes` instead."""

    day: date
    clock: time
    becomes: time


def window_problem(window: DayWindow) -> str | None:
    """Return in a sentence why a window cannot be kept, or None when it can."""
    if window.all_day:
        if window.opens != time(0) or window.closes != time(0):
            return _("All day runs from midnight to midnight, so leave the times empty.")
        return None
    if window.opens == window.closes:
        return _("The start and the end are the same time. Change one of them, or tick “all day”.")
    if window.opens.second or window.closes.second or window.opens.microsecond or window.closes.microsecond:
        return _("Give times in whole minutes.")
    return None


def span_of(day: date, window: DayWindow, zone: ZoneInfo) -> Span | None:
    """Return a window of `day` in instants, or None when a clock change swallows all of it."""
    start = instant_of(day, window.opens, zone)
    overnight = window.all_day or window.closes <= window.opens
    end = instant_of(day + ONE_DAY if overnight else day, window.closes, zone)
    return Span(start, end) if start < end else None


def windows_on(day: date, weekly: Weekly, exceptions: Exceptions) -> Sequence[DayWindow]:
    """Return the windows of one date: those of its exception if it has one, else those of its weekday."""
    if day in exceptions:
        return exceptions[day]
    return weekly.get(day.weekday(), ())


def open_spans(days: Iterable[date], weekly: Weekly, exceptions: Exceptions, zone: ZoneInfo) -> list[Span]:
    """Return the open hours of `days`, merged across midnight, in order."""
    spans = []
    for day in days:
        windows = windows_on(day, weekly, exceptions)
        if windows and date_exists(day, zone):
            spans += [span for window in windows if (span := span_of(day, window, zone))]
    return merge(spans)


def skipped_times(days: Iterable[date], weekly: Weekly, exceptions: Exceptions, zone: ZoneInfo) -> list[SkippedTime]:
    """Return the window times of `days` that a clock change jumps over, so that the worker can be told."""
    notes = set()
    for day in days:
        for window in windows_on(day, weekly, exceptions):
            ends_on = day + ONE_DAY if window.all_day or window.closes <= window.opens else day
            for on, clock in ((day, window.opens), (ends_on, window.closes)):
                if is_skipped(on, clock, zone):
                    notes.add(SkippedTime(on, clock, instant_of(on, clock, zone).astimezone(zone).time()))
    return sorted(notes)
