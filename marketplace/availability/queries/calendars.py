"""All that decides when workers are free, for any number of workers, in one statement.

Written in SQL because it runs on every page that shows a time: Django would take longer to compile these five selects
than PostgreSQL takes to run them. Claims are found by the very expression of their exclusion constraint, and so by its
index. Instants come as whole microseconds since 1970: reading text into datetimes would cost more than all the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection

from marketplace.availability.calculations.calendars import Calendar, Limits, Needed, Taken
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.spans import Span, merge
from marketplace.availability.calculations.travel import REMOTE, Stop, TravelRule
from marketplace.availability.calculations.windows import DayWindow
from marketplace.availability.calculations.zones import ONE_DAY, zone_named
from marketplace.availability.enums import PlaceMode
from marketplace.availability.models import DateException, ExceptionWindow, SlotClaim, TimeOff, WeeklyWindow, WorkLimits
from marketplace.availability.policies import takes_bookings
from marketplace.workers.models import Worker

WEEKLY, DATED, OFF, LIMITS, CLAIM, STALE = range(6)


def _micros(instant: str) -> str:
    return f"(extract(epoch FROM {instant}) * 1000000)::bigint"


CALENDAR_SQL = f"""
SELECT {WEEKLY}, worker_id, weekday::bigint, NULL::date, opens, closes, all_day,
       NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint, NULL::int, NULL::int
  FROM {WeeklyWindow._meta.db_table} WHERE worker_id = ANY(%(workers)s::bigint[])
UNION ALL
SELECT {DATED}, e.worker_id, NULL, e.date, w.opens, w.closes, w.all_day, NULL, NULL, NULL, NULL, NULL, NULL
  FROM {DateException._meta.db_table} e LEFT JOIN {ExceptionWindow._meta.db_table} w ON w.exception_id = e.id
 WHERE e.worker_id = ANY(%(workers)s::bigint[]) AND e.date BETWEEN %(first)s::date AND %(last)s::date
UNION ALL
SELECT {OFF}, worker_id, NULL, NULL, NULL, NULL, NULL, {_micros("starts_at")}, {_micros("ends_at")},
       NULL, NULL, NULL, NULL
  FROM {TimeOff._meta.db_table}
 WHERE worker_id = ANY(%(workers)s::bigint[])
   AND ends_at > %(hours_from)s::timestamptz AND starts_at < %(until)s::timestamptz
UNION ALL
SELECT {LIMITS}, worker_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, per_day_minutes, per_week_minutes
  FROM {WorkLimits._meta.db_table} WHERE worker_id = ANY(%(workers)s::bigint[])
UNION ALL
SELECT CASE WHEN c.status = 'held' AND c.expires_at <= %(at)s::timestamptz THEN {STALE} ELSE {CLAIM} END,
       c.worker_id, c.id, NULL, NULL, NULL, c.remote, {_micros("c.work_start")}, {_micros("c.work_end")},
       {_micros("lower(c.blocked)")}, {_micros("upper(c.blocked)")}, c.place_latitude_e6, c.place_longitude_e6
  FROM unnest(%(workers)s::bigint[]) AS asked(id)
  JOIN {SlotClaim._meta.db_table} c
    ON int8range(c.worker_id, c.worker_id, '[]') && int8range(asked.id, asked.id, '[]')
   AND c.blocked && tstzrange(%(claims_from)s::timestamptz, %(until)s::timestamptz)
   AND c.status <> 'released' AND c.id <> %(without)s::bigint
"""  # noqa: S608 - the names are our own models'
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _span(start: int, end: int) -> Span:
    """Read two instants in microseconds since 1970."""
    return Span(EPOCH + timedelta(microseconds=start), EPOCH + timedelta(microseconds=end))


@dataclass
class Loaded:
    """The rows of one worker on their way to a Calendar; `stale` are ids of holds that ran out and are still there."""

    worker: Worker
    weekly: dict[int, list[DayWindow]] = field(default_factory=lambda: defaultdict(list))
    exceptions: dict[date, list[DayWindow]] = field(default_factory=lambda: defaultdict(list))
    time_off: list[Span] = field(default_factory=list)
    claims: list[Taken] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    stale: list[int] = field(default_factory=list)

    def calendar(self) -> Calendar:
        """Return the plain value for the calculations."""
        worker = self.worker
        return Calendar(
            zone_named(worker.zone),
            {weekday: tuple(windows) for weekday, windows in self.weekly.items()},
            {day: tuple(windows) for day, windows in self.exceptions.items()},
            tuple(merge(self.time_off)),
            tuple(self.claims),
            self.limits,
            TravelRule(worker.travel_extra_minutes, worker.travel_metres_per_minute),
            takes_bookings(worker),
        )


def load_calendars(
    workers: Iterable[Worker], *, needed: Needed, at: datetime, without_claim: int | None = None
) -> dict[int, Loaded]:
    """Read what is `needed` of the calendars of `workers`, by worker id. Holds that ran out at `at` take no time.

    `without_claim` leaves out one claim: the one that is about to move.
    """
    loaded = {worker.pk: Loaded(worker) for worker in workers}
    if not loaded:
        return loaded
    with connection.cursor() as cursor:
        cursor.execute(
            CALENDAR_SQL,
            {
                "workers": list(loaded),
                "first": (needed.hours.start - ONE_DAY).date(),
                "last": (needed.hours.end + ONE_DAY).date(),
                "hours_from": needed.hours.start,
                "claims_from": needed.claims.start,
                "until": needed.hours.end,
                "at": at,
                "without": without_claim or 0,
            },
        )
        for kind, worker_id, *row in cursor.fetchall():
            READERS[kind](loaded[worker_id], row)
    return loaded


def _read_weekly(into: Loaded, row: Sequence[Any]) -> None:
    weekday, _day, opens, closes, all_day, *_ = row
    into.weekly[weekday].append(DayWindow(opens, closes, all_day))


def _read_dated(into: Loaded, row: Sequence[Any]) -> None:
    _number, day, opens, closes, all_day, *_ = row
    windows = into.exceptions[day]  # a closed date has a row without a window
    if opens is not None:
        windows.append(DayWindow(opens, closes, all_day))


def _read_off(into: Loaded, row: Sequence[Any]) -> None:
    into.time_off.append(_span(row[5], row[6]))


def _read_limits(into: Loaded, row: Sequence[Any]) -> None:
    into.limits = Limits(*row[-2:])


def _read_claim(into: Loaded, row: Sequence[Any]) -> None:
    *_, remote, begins, ends, blocked_from, blocked_to, latitude, longitude = row
    into.claims.append(Taken(_span(begins, ends), _span(blocked_from, blocked_to), Stop(latitude, longitude, remote)))


def _read_stale(into: Loaded, row: Sequence[Any]) -> None:
    into.stale.append(row[0])


READERS: dict[int, Callable[[Loaded, Sequence[Any]], None]] = {
    WEEKLY: _read_weekly,
    DATED: _read_dated,
    OFF: _read_off,
    LIMITS: _read_limits,
    CLAIM: _read_claim,
    STALE: _read_stale,
}


def stop_for(worker: Worker, offer: OfferSpec, travel: Stop | None) -> Stop | None:
    """Return where the work would be: nowhere, the worker's own place, or what the caller knows of the customer's.

    None while the customer's place is not known: then travel is not considered.
    """
    if offer.place_mode is PlaceMode.REMOTE:
        return REMOTE
    if offer.place_mode is PlaceMode.AT_WORKER:
        return Stop(worker.base_latitude_e6, worker.base_longitude_e6)
    return travel
