"""Which times a worker can offer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from marketplace.availability.calculations.calendars import Needed, needed_for, reach_of
from marketplace.availability.calculations.nearest import nearest
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.starts import Start, Verdict, free_starts_in, verdicts_in
from marketplace.availability.calculations.travel import Stop
from marketplace.availability.calculations.zones import zone_named
from marketplace.availability.queries.calendars import load_calendars, stop_for
from marketplace.workers.models import Worker

TWO_WEEKS = timedelta(days=14)


@dataclass(frozen=True)
class Ask:
    """One worker, one piece of work, and where it would be if that is known."""

    worker: Worker
    offer: OfferSpec
    travel: Stop | None = None


def free_starts(
    *,
    worker: Worker,
    offer: OfferSpec,
    from_: datetime,
    until: datetime,
    at: datetime,
    travel: Stop | None = None,
    without_claim: int | None = None,
) -> list[Start]:
    """Return the starts from `from_` up to, not including, `until` that can be booked at `at`. One query.

    `travel` is the place of the work, when the customer has told it; without it travel time is not considered.
    `without_claim` is the id of a claim that is to move and so does not stand in its own way. Instants aware, in UTC.
    """
    if until <= from_:
        return []
    needed = _needed_by([Ask(worker, offer)], from_, until)
    calendar = load_calendars([worker], needed=needed, at=at, without_claim=without_claim)[worker.pk].calendar()
    return list(free_starts_in(calendar, offer, from_, until, at=at, stop=stop_for(worker, offer, travel)))


def explain_starts(
    *, worker: Worker, offer: OfferSpec, from_: datetime, until: datetime, at: datetime, travel: Stop | None = None
) -> list[Verdict]:
    """Return every start of the grid in the range, free or with the reason why it is not offered. One query."""
    needed = _needed_by([Ask(worker, offer)], from_, until)
    calendar = load_calendars([worker], needed=needed, at=at)[worker.pk].calendar()
    return verdicts_in(calendar, offer, from_, until, at=at, stop=stop_for(worker, offer, travel))


def free_starts_of_many(
    *, asks: Sequence[Ask], from_: datetime, until: datetime, at: datetime
) -> list[Iterator[Start]]:
    """Return, for each ask in turn, its free starts, worked out as they are taken. One query for any number of asks."""
    if not asks or until <= from_:
        return [iter(()) for _ask in asks]
    workers = {ask.worker.pk: ask.worker for ask in asks}
    loaded = load_calendars(workers.values(), needed=_needed_by(asks, from_, until), at=at)
    calendars = {worker_id: rows.calendar() for worker_id, rows in loaded.items()}
    return [
        free_starts_in(
            calendars[ask.worker.pk], ask.offer, from_, until, at=at, stop=stop_for(ask.worker, ask.offer, ask.travel)
        )
        for ask in asks
    ]


def first_free(*, asks: Sequence[Ask], from_: datetime, until: datetime, at: datetime) -> list[Start | None]:
    """Return, for each ask in turn, the first start it can be booked at, or None. One query for any number of asks."""
    return [next(starts, None) for starts in free_starts_of_many(asks=asks, from_=from_, until=until, at=at)]


def nearest_starts(
    *,
    worker: Worker,
    offer: OfferSpec,
    wanted: datetime,
    at: datetime,
    travel: Stop | None = None,
    without_claim: int | None = None,
    count: int = 3,
) -> list[Start]:
    """Return up to `count` free starts nearest to `wanted`, in order: within two weeks of it, else in all there is."""

    def free(from_: datetime, until: datetime) -> list[Start]:
        return free_starts(
            worker=worker, offer=offer, from_=from_, until=until, at=at, travel=travel, without_claim=without_claim
        )

    near = free(wanted - TWO_WEEKS, wanted + TWO_WEEKS)
    if len(near) < count:
        near = free(at, at + timedelta(days=offer.horizon_days + 2))
    return nearest(near, wanted, count)


def _needed_by(asks: Sequence[Ask], from_: datetime, until: datetime) -> Needed:
    """Return what to load so that every ask can be answered, whatever its worker's zone."""
    zones_and_offers = {(ask.worker.zone, ask.offer) for ask in asks}
    each = [needed_for(reach_of(from_, until, offer), zone_named(zone)) for zone, offer in zones_and_offers]
    return Needed(
        Span(min(needed.hours.start for needed in each), max(needed.hours.end for needed in each)),
        Span(min(needed.claims.start for needed in each), max(needed.claims.end for needed in each)),
    )
