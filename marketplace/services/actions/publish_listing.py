"""Put a listing before the public, for the first time or again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from marketplace.services.actions._lock import lock_listing
from marketplace.services.actions._saving import require_floor
from marketplace.services.enums import ListingState
from marketplace.services.errors import MayNotEditListing, MissingChecks, WrongListingState
from marketplace.services.models import Listing
from marketplace.services.policies import can_edit_listing, can_offer
from marketplace.services.queries.price_rules import extra_facts, price_rules
from marketplace.services.registry import hooks
from marketplace.workers.queries.workers import missing_checks


@transaction.atomic
def publish_listing(*, by: Any, listing: Listing, at: datetime) -> Listing:
    """Make a draft or paused listing live. The floor is checked again: it may have risen since the price was saved.

    Raises MayNotEditListing, WrongListingState, MissingChecks, BelowPriceFloor.
    """
    listing = lock_listing(listing)
    if not (can_edit_listing(by, listing) and can_offer(by, listing.worker)):
        raise MayNotEditListing
    if listing.state == ListingState.LIVE:
        return listing
    if listing.state == ListingState.ARCHIVED:
        raise WrongListingState
    trade = listing.trade
    missing = missing_checks(listing.worker, trade.required_checks, trade_slug=trade.slug, on=at.date())
    if missing:
        raise MissingChecks(kinds=missing)
    rules = price_rules(at=at, trade_slug=trade.slug)
    require_floor(listing, extra_facts(listing), floor_minor_per_hour=rules.floor_minor_per_hour)
    listing.state = ListingState.LIVE
    listing.published_at = listing.published_at or at
    listing.save(update_fields=["state", "published_at"])
    record(by=by, verb="listing.published", subject=listing, at=at)
    hooks.call("changed", listing=listing)
    return listing
