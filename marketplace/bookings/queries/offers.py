"""A listing, in the words in which availability thinks of time."""

from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.enums import DurationMode, PlaceMode
from marketplace.bookings.calculations.policy_snapshot import PolicySnapshot
from marketplace.bookings.queries.quotes import horizon_days
from marketplace.services.models import Listing


def offer_of(listing: Listing, *, minutes: int, policy: PolicySnapshot) -> OfferSpec:
    """Describe `minutes` of work (extras included) of a listing under these rules."""
    return OfferSpec(
        duration_minutes=minutes,
        grid_minutes=listing.grid_minutes,
        setup_minutes=listing.setup_minutes,
        wrapup_minutes=listing.wrapup_minutes,
        lead_minutes=listing.lead_minutes,
        horizon_days=horizon_days(listing, policy),
        duration_mode=DurationMode(listing.duration_mode),
        place_mode=PlaceMode(listing.place_mode),
    )
