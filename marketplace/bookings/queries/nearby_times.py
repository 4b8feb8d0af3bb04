"""What to offer instead of a time that is gone."""

from datetime import datetime, timedelta

from marketplace.availability.calculations.starts import Start
from marketplace.availability.queries.free_starts import Ask, first_free, free_starts, nearest_starts
from marketplace.bookings.calculations.policy_snapshot import PolicySnapshot
from marketplace.bookings.queries.offers import offer_of
from marketplace.services.models import Listing


def times_near(
    listing: Listing, *, wanted: datetime, minutes: int, policy: PolicySnapshot, at: datetime
) -> list[Start]:
    """Up to three free starts nearest to the one wanted, that one among them if it is free."""
    offer = offer_of(listing, minutes=minutes, policy=policy)
    return nearest_starts(worker=listing.worker, offer=offer, wanted=wanted, at=at)


def times_between(
    listing: Listing, *, minutes: int, policy: PolicySnapshot, from_: datetime, until: datetime, at: datetime
) -> list[Start]:
    """All free starts of a stretch of time, in order."""
    offer = offer_of(listing, minutes=minutes, policy=policy)
    return free_starts(worker=listing.worker, offer=offer, from_=from_, until=until, at=at)


def first_after(
    listing: Listing, *, minutes: int, policy: PolicySnapshot, from_: datetime, at: datetime
) -> Start | None:
    """The first free start from an instant on, as far ahead as people can book."""
    offer = offer_of(listing, minutes=minutes, policy=policy)
    until = at + timedelta(days=offer.horizon_days + 2)
    return first_free(asks=[Ask(listing.worker, offer)], from_=from_, until=until, at=at)[0]
