"""Stop new bookings of a listing for a while."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.services.actions._lock import lock_listing
from marketplace.services.enums import ListingState
from marketplace.services.errors import MayNotEditListing, WrongListingState
from marketplace.services.models import Listing
from marketplace.services.policies import can_archive_listing
from marketplace.services.registry import hooks


@transaction.atomic
def pause_listing(*, by: Any, listing: Listing, reason: str = "", at: datetime) -> Listing:
    """Pause a live listing; bookings made already stay. Raises MayNotEditListing, WrongListingState."""
    listing = lock_listing(listing)
    if not can_archive_listing(by, listing):
        raise MayNotEditListing
    if listing.state == ListingState.PAUSED:
        return listing
    if listing.state != ListingState.LIVE:
        raise WrongListingState
    listing.state = ListingState.PAUSED
    listing.save(update_fields=["state"])
    record(by=by, verb="listing.paused", subject=listing, reason=reason, at=at)
    hooks.call("changed", listing=listing)
    return listing
