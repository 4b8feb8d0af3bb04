"""Bring an archived listing back as a draft."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.services.actions._lock import lock_listing
from marketplace.services.enums import ListingState
from marketplace.services.errors import MayNotEditListing, WrongListingState
from marketplace.services.models import Listing
from marketplace.services.policies import can_edit_listing
from marketplace.services.registry import hooks


@transaction.atomic
def restore_listing(*, by: Any, listing: Listing, at: datetime) -> Listing:
    """Make it a draft again, to be looked over and published. Raises MayNotEditListing, WrongListingState."""
    listing = lock_listing(listing)
    if not can_edit_listing(by, listing):
        raise MayNotEditListing
    if listing.state != ListingState.ARCHIVED:
        raise WrongListingState
    listing.state = ListingState.DRAFT
    listing.save(update_fields=["state"])
    record(by=by, verb="listing.restored", subject=listing, at=at)
    hooks.call("changed", listing=listing)
    return listing
