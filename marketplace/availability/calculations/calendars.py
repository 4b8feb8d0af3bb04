"""All that decides when one worker is free, as plain values, and how much of it a question needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.travel import UNKNOWN, Stop, TravelRule
from marketplace.availability.calculations.windows import DayWindow
from marketplace.availability.calculations.zones import ONE_DAY, local_date, monday_of, start_of_day

# How far before the range a run of hours may have begun and still set the grid (see grid.py): the Monday before last,
# and two days more for hours that run on past midnight.
LOOK_BACK = timedelta(days=9)


class Needed(NamedTuple):
    """What must be known to answer for a range: exceptions and time off in `hours`, claims in `claims`."""

    hours: Span
    claims: Span


class Taken(NamedTuple):
    """One live claim: the work, the time it blocks with its own set-up and wrap-up, and where it is."""

    work: Span
    blocked: Span
    stop: Stop = UNKNOWN


class Limits(NamedTuple):
    """The most minutes of work a worker takes in a local day and in an ISO week; None means no limit."""

    per_day: int | None = None
    per_week: int | None = None


NO_LIMITS = Limits()
NO_EXTRA = TravelRule()


@dataclass(frozen=True)
class Calendar:
    """One worker's hours and claims over some range. `time_off` is merged and in order; Monday is weekday 0.

    `working` is False while the worker takes no new bookings at all.
    """

    zone: ZoneInfo
    weekly: Mapping[int, tuple[DayWindow, ...]] = field(default_factory=dict)
    exceptions: Mapping[date, tuple[DayWindow, ...]] = field(default_factory=dict)
    time_off: tuple[Span, ...] = ()
    claims: tuple[Taken, ...] = ()
    limits: Limits = NO_LIMITS
    travel: TravelRule = NO_EXTRA
    working: bool = True


def reach_of(from_: datetime, until: datetime, offer: OfferSpec) -> Span:
    """Return the time that work starting in the range may take up, by either way of counting its length."""
    return Span(from_, until + offer.duration + ONE_DAY)


def needed_for(reach: Span, zone: ZoneInfo) -> Needed:
    """Return the spans whose exceptions and time off, and whose claims, can change the answer for `reach`.

    Whole ISO weeks and a day on each side: weekly limits count the ones, travel of up to a day the others. Hours are
    looked at further back, where the grid may begin.
    """
    monday = monday_of(local_date(reach.start, zone))
    end = start_of_day(monday_of(local_date(reach.end, zone)) + timedelta(days=8), zone)
    return Needed(Span(start_of_day(monday - LOOK_BACK, zone), end), Span(start_of_day(monday - ONE_DAY, zone), end))
