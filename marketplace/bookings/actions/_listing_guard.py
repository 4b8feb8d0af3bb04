"""What must be true of a listing and a price before anybody may book it. Private to the actions of this room."""

from datetime import datetime
from typing import Any

from marketplace.bookings.calculations.policy_snapshot import PolicySnapshot
from marketplace.bookings.errors import ListingNotOpen, OwnListing
from marketplace.services.calculations.floor import least_price, meets_floor
from marketplace.services.calculations.price import PriceBreakdown
from marketplace.services.enums import BookingMode
from marketplace.services.errors import BelowPriceFloor, MissingChecks
from marketplace.services.models import Listing
from marketplace.services.policies import is_bookable
from marketplace.workers.queries.workers import missing_checks


def require_open(listing: Listing, *, at: datetime) -> None:
    """The listing is live and booked at once, the worker active and checked for the trade on the day.

    Raises ListingNotOpen, MissingChecks.
    """
    if not is_bookable(listing) or listing.booking_mode != BookingMode.INSTANT:
        raise ListingNotOpen
    trade = listing.trade
    missing = missing_checks(listing.worker, trade.required_checks, trade_slug=trade.slug, on=at.date())
    if missing:
        raise MissingChecks(str(ListingNotOpen.message), kinds=missing)


def require_somebody_else(listing: Listing, person: Any) -> None:
    """Nobody books themself: money would go round in a circle, and reviews with it. Raises OwnListing."""
    if person is not None and listing.worker.member.user_id == person.pk:
        raise OwnListing


def require_floor(bill: PriceBreakdown, policy: PolicySnapshot) -> None:
    """The price meets the voted floor of the trade for all its minutes. Raises BelowPriceFloor."""
    floor = policy.number("price_floor_minor_per_hour")
    if not meets_floor(bill.total_minor, bill.minutes, floor_minor_per_hour=floor):
        raise BelowPriceFloor(
            floor_minor=floor,
            offered_minor=bill.total_minor * 60 // bill.minutes,
            least_minor=least_price(bill.minutes, floor_minor_per_hour=floor),
        )
