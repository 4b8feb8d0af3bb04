"""A listing in the words of the rooms that plan time and distance."""

from marketplace.availability.calculations.offers import OfferSpec
from marketplace.services.enums import PlaceMode
from marketplace.services.models import Listing
from marketplace.workers.calculations.geography import Point
from marketplace.workers.queries.workers import metres_to

# People travel to a worker's own place themselves; further than this nobody is shown it.
OWN_PLACE_METRES = 40_000


def offer_spec(listing: Listing, *, minutes: int | None = None, horizon_limit: int = 60) -> OfferSpec:
    """What is to be booked as far as time goes; `minutes` is the whole work, the shortest length when not given."""
    return OfferSpec(
        duration_minutes=minutes or listing.min_minutes,
        grid_minutes=listing.grid_minutes,
        setup_minutes=listing.setup_minutes,
        wrapup_minutes=listing.wrapup_minutes,
        lead_minutes=listing.lead_minutes,
        horizon_days=min(listing.horizon_days, horizon_limit),
        duration_mode=listing.duration_mode,  # type: ignore[arg-type]
        place_mode=listing.place_mode,  # type: ignore[arg-type]
    )


def reaches(listing: Listing, place: Point) -> bool:
    """Whether a customer at `place` can book: search shows exactly the listings of which this is true."""
    if listing.place_mode == PlaceMode.REMOTE:
        return True
    radius = listing.radius_metres or listing.worker.radius_metres
    if listing.place_mode == PlaceMode.AT_WORKER:
        radius = max(radius, OWN_PLACE_METRES)
    return metres_to(listing.worker, place) <= radius
