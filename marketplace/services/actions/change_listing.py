"""Change a listing and its extras."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.services.actions._lock import lock_listing
from marketplace.services.actions._saving import require_facts, write_extras
from marketplace.services.enums import ListingState
from marketplace.services.errors import MayNotEditListing, WrongListingState
from marketplace.services.facts import PLAIN_FIELDS, ListingFacts
from marketplace.services.models import Listing
from marketplace.services.policies import can_edit_listing
from marketplace.services.registry import hooks


@transaction.atomic
def change_listing(
    *, by: Any, listing: Listing, facts: ListingFacts, expected_version: int | None = None, at: datetime
) -> Listing:
    """Save new facts; bookings made already keep the price they were made at.

    Raises MayNotEditListing, ListingChangedMeanwhile, WrongListingState (archived), ListingIncomplete, BelowPriceFloor.
    """
    listing = lock_listing(listing, expected_version=expected_version)
    if not can_edit_listing(by, listing):
        raise MayNotEditListing
    if listing.state == ListingState.ARCHIVED:
        raise WrongListingState
    price_before = listing.price_minor
    require_facts(listing, facts, at=at)
    listing.version += 1
    listing.save(
        update_fields=[*PLAIN_FIELDS, "title", "summary", "includes", "not_included", "max_minutes", "version"]
    )
    write_extras(listing, facts.extras)
    data = {"price_minor_from": price_before, "price_minor_to": listing.price_minor, "version": listing.version}
    record(by=by, verb="listing.changed", subject=listing, data=data, at=at)
    hooks.call("changed", listing=listing)
    return listing
