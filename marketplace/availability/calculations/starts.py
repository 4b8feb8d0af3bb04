"""Which starts a worker can offer, and why the others are not offered (marketplace steps 1 to 5)."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from marketplace.availability.calculations.calendars import Calendar, reach_of
from marketplace.availability.calculations.clashes import Clashes
from marketplace.availability.calculations.grid import open_pieces, open_runs, stretches, walk
from marketplace.availability.calculations.limits import WorkLoad
from marketplace.availability.calculations.offers import OfferSpec, work_span
from marketplace.availability.calculations.spans import Span, subtract
from marketplace.availability.calculations.travel import Stop
from marketplace.availability.calculations.windows import open_spans
from marketplace.availability.calculations.zones import ONE_DAY, local_date, start_of_day
from marketplace.availability.enums import DurationMode, WhyNot


class Start(NamedTuple):
    """A time that can be booked, in UTC, and when the work would end. `minutes` is what is paid."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Minutes that really pass while the work is done."""
        return Span(self.start, self.end).minutes


class Verdict(NamedTuple):
    """One start of the grid: free when `reason` is None, else why it is not offered."""

    start: datetime
    end: datetime
    reason: WhyNot | None

    @property
    def free(self) -> bool:
        """Say whether the start is offered."""
        return self.reason is None


class Judge:
    """Knows one calendar, one offer and the time now, and says of any piece of work why it cannot be booked."""

    def __init__(self, calendar: Calendar, offer: OfferSpec, at: datetime, stop: Stop | None) -> None:
        self.offer, self.working = offer, calendar.working
        self.lead = at + offer.lead
        last_day = local_date(at, calendar.zone) + ONE_DAY * offer.horizon_days
        self.horizon = start_of_day(last_day + ONE_DAY, calendar.zone)
        self.clashes = Clashes(calendar, offer, stop)
        has_limits = calendar.limits.per_day is not None or calendar.limits.per_week is not None
        self.load = WorkLoad(calendar.claims, calendar.limits, calendar.zone) if has_limits else None

    def why_not(self, work: Span) -> WhyNot | None:
        """Return what keeps work inside open hours from being booked, or None when nothing does."""
        if not self.working:
            return WhyNot.NOT_WORKING
        if work.start < self.lead:
            return WhyNot.TOO_SOON
        if work.start >= self.horizon:
            return WhyNot.BEYOND_HORIZON
        return self.blocked_by_others(work)

    def blocked_by_others(self, work: Span) -> WhyNot | None:
        """The part of `why_not` that other bookings decide: taken, travel, limits."""
        return self.clashes.with_work(work) or (self.load.broken_by(work) if self.load else None)


def free_starts_in(
    calendar: Calendar, offer: OfferSpec, from_: datetime, until: datetime, *, at: datetime, stop: Stop | None
) -> Iterator[Start]:
    """Yield the starts from `from_` up to, not including, `until` that can be booked at `at`, in order.

    `stop` is where the work is; without it travel is not considered. All instants aware, in UTC.
    """
    judge = Judge(calendar, offer, at, stop)
    from_, until = max(from_, judge.lead), min(until, judge.horizon)
    if from_ >= until or not calendar.working:
        return
    fixed_length = offer.duration_mode is DurationMode.ELAPSED
    runs = open_runs(calendar, reach_of(from_, until, offer))
    for piece in open_pieces(calendar, runs):
        if piece.start >= until:
            return
        for anchor, stop_at, closes in stretches(piece, calendar.zone):
            for start in walk(anchor, offer.grid, not_before=from_, until=min(stop_at, until)):
                work = Span(start, start + offer.duration) if fixed_length else work_span(start, offer, calendar.zone)
                if work.end <= closes and judge.blocked_by_others(work) is None:
                    yield Start(start, work.end)


def verdicts_in(
    calendar: Calendar, offer: OfferSpec, from_: datetime, until: datetime, *, at: datetime, stop: Stop | None
) -> list[Verdict]:
    """Return every start of the grid in the range, free or with the reason why it is not offered, in order.

    Starts inside time off, and of usual hours that a dated exception takes away, are listed with their reason.
    """
    judge = Judge(calendar, offer, at, stop)
    reach = reach_of(from_, until, offer)
    runs = open_runs(calendar, reach)
    pieces = open_pieces(calendar, runs)

    def on_grid(span: Span, anchor: datetime, until_: datetime) -> Iterator[Span]:
        for start in walk(anchor, offer.grid, not_before=max(from_, span.start), until=min(until, until_)):
            yield work_span(start, offer, calendar.zone)

    found: list[Verdict] = []
    for piece in pieces:
        run_end = next(run.end for run in runs if run.start <= piece.start < run.end)
        for anchor, stop_at, closes in stretches(piece, calendar.zone):
            for work in on_grid(piece, anchor, stop_at):
                if work.end <= closes:
                    reason = judge.why_not(work)
                else:
                    reason = WhyNot.TIME_OFF if work.end <= run_end else WhyNot.DOES_NOT_FIT
                found.append(Verdict(*work, reason))
    for run in runs:
        for away in subtract([run], pieces):
            found += [Verdict(*work, WhyNot.TIME_OFF) for work in on_grid(away, run.start, away.end)]
    for usual in _usual_hours(calendar, reach):
        for closed in subtract([usual], runs):
            found += [Verdict(*work, WhyNot.CLOSED) for work in on_grid(closed, usual.start, closed.end)]
    return sorted(found, key=lambda verdict: verdict.start)


def _usual_hours(calendar: Calendar, reach: Span) -> list[Span]:
    """Return the weekly hours of the dates that an exception changes."""
    first, last = local_date(reach.start, calendar.zone), local_date(reach.end, calendar.zone)
    changed = [day for day in sorted(calendar.exceptions) if first <= day <= last]
    return open_spans(changed, calendar.weekly, {}, calendar.zone)


def why_not_start(
    calendar: Calendar, offer: OfferSpec, start: datetime, *, at: datetime, stop: Stop | None
) -> WhyNot | None:
    """Return why the one start `start` cannot be booked at `at`, or None when it can (steps 1 to 5 for one start)."""
    work = work_span(start, offer, calendar.zone)
    verdicts = verdicts_in(calendar, offer, start, start + offer.grid, at=at, stop=stop)
    for verdict in verdicts:
        if verdict.start == start:
            return verdict.reason
    reason = why_not_open(calendar, work)
    return reason or WhyNot.OFF_GRID


def why_not_open(calendar: Calendar, work: Span) -> WhyNot | None:
    """Return why `work` lies outside the hours in which the worker takes work, or None when it lies inside."""
    runs = [run for run in open_runs(calendar, work) if run.start <= work.start < run.end]
    if not runs:
        return WhyNot.CLOSED
    if work.end > runs[0].end:
        return WhyNot.DOES_NOT_FIT
    return WhyNot.TIME_OFF if any(work.overlaps(away) for away in calendar.time_off) else None
