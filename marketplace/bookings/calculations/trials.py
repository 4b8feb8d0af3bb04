"""Bookings worked out again under another rule. Minor units; hours and minutes elapsed, as the rules count them.

What customers, workers and the co-op get more or less adds up to nothing: a rule only moves money between them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from foundation.money.calculations.money import basis_points
from marketplace.bookings.calculations.cancellation import CancelTerms, free_time
from marketplace.services.calculations.floor import least_price

# Where earnings bands begin: 500, 2,000, 5,000, 10,000 and 20,000 of the currency in a year.
EDGES = (50_000, 200_000, 500_000, 1_000_000, 2_000_000)


@dataclass(frozen=True)
class Alike:
    """Bookings that are alike in all that counts, and how many: price in minor units, length in minutes."""

    worker: int
    customer: int
    total: int
    minutes: int
    count: int


@dataclass(frozen=True)
class GivenBack:
    """A booking that its customer cancelled for nothing, with the rules it was made under."""

    worker: int
    customer: int
    total: int
    start: datetime
    booked_at: datetime
    cancelled_at: datetime
    grace_minutes: int


@dataclass(frozen=True)
class Moved:
    """What each worker and customer gets more (or less, below nothing), and the co-op; and how many bookings moved."""

    workers: Mapping[int, int]
    customers: Mapping[int, int]
    coop: int
    touched: int


class _Sums:
    def __init__(self) -> None:
        self.workers: dict[int, int] = {}
        self.customers: dict[int, int] = {}
        self.coop = 0
        self.touched = 0

    def move(self, one: Alike | GivenBack, *, worker: int, customer: int, coop: int, count: int = 1) -> None:
        self.workers[one.worker] = self.workers.get(one.worker, 0) + worker * count
        self.customers[one.customer] = self.customers.get(one.customer, 0) + customer * count
        self.coop += coop * count
        self.touched += count if worker or customer or coop else 0

    def result(self) -> Moved:
        return Moved(self.workers, self.customers, self.coop, self.touched)


def under_levy(bookings: list[Alike], *, now_bp: int, proposed_bp: int) -> Moved:
    """The same prices, shared with another levy: what the co-op loses the workers gain."""
    sums = _Sums()
    for one in bookings:
        change = basis_points(one.total, now_bp) - basis_points(one.total, proposed_bp)
        sums.move(one, worker=change, customer=0, coop=-change, count=one.count)
    return sums.result()


def under_floor(bookings: list[Alike], *, floor_minor_per_hour: int, levy_bp: int) -> Moved:
    """Prices below the floor rise to it, and nobody stays away: the worker gets the rise less the levy on it."""
    sums = _Sums()
    for one in bookings:
        price = max(one.total, least_price(one.minutes, floor_minor_per_hour=floor_minor_per_hour))
        rise = price - one.total
        coop = basis_points(price, levy_bp) - basis_points(one.total, levy_bp)
        sums.move(one, worker=rise - coop, customer=-rise, coop=coop, count=one.count)
    return sums.result()


def under_cutoff(given_back: list[GivenBack], *, cutoff_hours: int, levy_bp: int) -> Moved:
    """Cancellations that would have come too late count as paid for: the customer pays, worker and co-op share it."""
    sums = _Sums()
    for one in given_back:
        terms = CancelTerms(cutoff_hours, one.grace_minutes)
        if free_time(terms, start=one.start, booked_at=one.booked_at).covers(one.cancelled_at):
            sums.move(one, worker=0, customer=0, coop=0)
            continue
        coop = basis_points(one.total, levy_bp)
        sums.move(one, worker=one.total - coop, customer=-one.total, coop=coop)
    return sums.result()
