"""What creating and changing a listing have in common."""

from datetime import datetime
from typing import Any

from marketplace.services.calculations.floor import least_price_field, shortfall
from marketplace.services.calculations.price import ExtraFacts
from marketplace.services.errors import BelowPriceFloor
from marketplace.services.facts import ListingFacts
from marketplace.services.models import Extra, Listing
from marketplace.services.queries.price_rules import price_facts, price_rules


def require_facts(listing: Listing, facts: ListingFacts, *, at: datetime) -> None:
    """Check the facts and put them on the unsaved row. Raises ListingIncomplete, BelowPriceFloor."""
    rules = price_rules(at=at, trade_slug=listing.trade.slug)
    facts.require(horizon_limit=rules.horizon_days)
    facts.put_on(listing)
    require_floor(listing, facts.extras, floor_minor_per_hour=rules.floor_minor_per_hour)


def require_floor(listing: Listing, extras: Any, *, floor_minor_per_hour: int) -> None:
    """Raise BelowPriceFloor when some choice of length and extras would sell an hour below the floor."""
    prices = price_facts(listing)
    if shortfall(prices, extras, floor_minor_per_hour=floor_minor_per_hour):
        least = least_price_field(prices, extras, floor_minor_per_hour=floor_minor_per_hour)
        raise BelowPriceFloor(
            fields={"price": str(BelowPriceFloor.message)},
            floor_minor=floor_minor_per_hour,
            offered_minor=prices.price_minor,
            least_minor=least,
        )


def write_extras(listing: Listing, extras: tuple[ExtraFacts, ...]) -> None:
    """Replace the extras; bookings keep their own copies. A row whose name stays keeps its id, so open pages hold."""
    kept = {extra.name: extra for extra in listing.extras.all()}
    names = [facts.name.strip() for facts in extras]
    listing.extras.exclude(name__in=names).delete()
    for order, facts in enumerate(extras):
        row = kept.get(facts.name.strip()) or Extra(listing=listing, name=facts.name.strip())
        row.price_minor, row.minutes, row.most, row.order = facts.price_minor, facts.minutes, facts.most, order
        row.save()
