"""How starts are shown: by the customer's own date, with the clock of the place first."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from marketplace.availability.calculations.starts import Start
from marketplace.availability.calculations.zones import offset_name, short_name


class Label(NamedTuple):
    """One start in words. `place` is the time where the work is; `viewer` is the customer's own, when it differs."""

    start: datetime
    place: str
    viewer: str | None


class Day(NamedTuple):
    """The starts of one of the customer's days."""

    date: date
    labels: list[Label]


def by_day(starts: Iterable[Start], *, viewer: ZoneInfo, place: ZoneInfo) -> list[Day]:
    """Group starts (in order) by the viewer's local date and put each in words.

    The zone's name is added when the two clocks differ, and whenever the same time on the clock comes twice.
    """
    labelled = [(start.start.astimezone(viewer), label_of(start, viewer=viewer, place=place)) for start in starts]
    days = groupby(labelled, key=lambda pair: pair[0].date())
    return [Day(day, [label for _, label in pairs]) for day, pairs in days]


def label_of(start: Start, *, viewer: ZoneInfo, place: ZoneInfo) -> Label:
    """Put one start in words."""
    here, there = start.start.astimezone(viewer), start.start.astimezone(place)
    if here.replace(tzinfo=None) == there.replace(tzinfo=None):
        return Label(start.start, clock_of(there, with_zone=False), None)
    return Label(start.start, clock_of(there, with_zone=True), clock_of(here, with_zone=True))


def clock_of(local: datetime, *, with_zone: bool) -> str:
    """Return the time on the clock, with the zone where it is asked for or the time comes twice that day."""
    text = f"{local:%H:%M}"
    first, second = local.replace(fold=0), local.replace(fold=1)
    if first.utcoffset() != second.utcoffset():
        same_name = short_name(first) == short_name(second)
        return f"{text} {offset_name(local) if same_name else short_name(local)}"
    return f"{text} {short_name(local)}" if with_zone else text
