"""Start a listing: a draft that nobody else sees."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import advisory_lock
from marketplace.services.actions._saving import require_facts, write_extras
from marketplace.services.errors import MayNotEditListing
from marketplace.services.facts import ListingFacts
from marketplace.services.models import Listing, Trade
from marketplace.services.policies import can_offer
from marketplace.services.registry import hooks
from marketplace.workers.calculations.slugs import free_slug
from marketplace.workers.models import Worker

# Pages of the worker's own that stand where a listing's page would.
RESERVED = frozenset({"new", "price-hint"})


@transaction.atomic
def create_listing(*, by: Any, worker: Worker, trade: Trade, facts: ListingFacts, at: datetime) -> Listing:
    """Save a draft with its extras. Raises MayNotEditListing, ListingIncomplete, BelowPriceFloor."""
    if not can_offer(by, worker):
        raise MayNotEditListing
    listing = Listing(worker=worker, trade=trade, created_at=at)
    require_facts(listing, facts, at=at)
    advisory_lock("marketplace.services.slug")
    wanted = f"{listing.title} {worker.name}"
    near = Listing.objects.filter(slug__startswith=free_slug(wanted, taken=(), longest=72, fallback="listing"))
    taken = {*near.values_list("slug", flat=True), *RESERVED}
    listing.slug = free_slug(wanted, taken=taken, longest=72, fallback="listing")
    listing.save(force_insert=True)
    write_extras(listing, facts.extras)
    record(by=by, verb="listing.created", subject=listing, data={"price_minor": listing.price_minor}, at=at)
    hooks.call("changed", listing=listing)
    return listing
