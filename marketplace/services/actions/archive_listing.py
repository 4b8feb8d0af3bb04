"""Take a listing down."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.services.actions._lock import lock_listing
from marketplace.services.enums import ListingState
from marketplace.services.errors import MayNotEditListing
from marketplace.services.models import Listing
from marketplace.services.policies import can_archive_listing
from marketplace.services.registry import hooks


@transaction.atomic
def archive_listing(*, by: Any, listing: Listing, at: datetime) -> Listing:
    """Take it off every list. Bookings made already stay; it can be restored. Raises MayNotEditListing."""
    listing = lock_listing(listing)
    if not can_archive_listing(by, listing):
        raise MayNotEditListing
    if listing.state != ListingState.ARCHIVED:
        listing.state = ListingState.ARCHIVED
        listing.save(update_fields=["state"])
        record(by=by, verb="listing.archived", subject=listing, at=at)
        hooks.call("changed", listing=listing)
    return listing
