"""The rules that bear on a price at an instant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from coop.rules.queries.policy_in_force import policies_in_force, policy_in_force
from marketplace.services.calculations.floor import least_price, meets_floor
from marketplace.services.calculations.price import ExtraFacts, PriceFacts
from marketplace.services.calculations.shares import PlannedShares, planned_shares
from marketplace.services.errors import BelowPriceFloor
from marketplace.services.models import Listing

KEYS = (
    "levy_bp",
    "price_floor_minor_per_hour",
    "living_wage_minor_per_hour",
    "card_cost_bearer",
    "card_cost_bp",
    "card_cost_fixed_minor",
    "cutoff_hours_flexible",
    "cutoff_hours_standard",
    "cutoff_hours_firm",
    "grace_minutes",
    "horizon_days",
)


@dataclass(frozen=True)
class PriceRules:
    """Values in force: basis points, minor units for an hour, hours, minutes, days; who decided each rule, by key."""

    levy_bp: int
    floor_minor_per_hour: int
    living_wage_minor_per_hour: int
    card_bp: int
    card_fixed_minor: int
    card_borne_by_coop: bool
    cutoff_hours: dict[str, int]
    grace_minutes: int
    horizon_days: int
    decided: Mapping[str, dict[str, str]]

    def shares_of(self, total_minor: int) -> PlannedShares:
        """Where a price is planned to go."""
        return planned_shares(
            total_minor,
            levy_bp=self.levy_bp,
            card_bp=self.card_bp,
            card_fixed_minor=self.card_fixed_minor,
            card_borne_by_coop=self.card_borne_by_coop,
        )


def price_rules(*, at: datetime, trade_slug: str = "") -> PriceRules:
    """All rules a listing shows or obeys, in one query."""
    found = policies_in_force(KEYS, at=at, scope=trade_slug)
    value = {key: version.value for key, version in found.items()}
    return PriceRules(
        levy_bp=value["levy_bp"],
        floor_minor_per_hour=value["price_floor_minor_per_hour"],
        living_wage_minor_per_hour=value["living_wage_minor_per_hour"],
        card_bp=value["card_cost_bp"],
        card_fixed_minor=value["card_cost_fixed_minor"],
        card_borne_by_coop=value["card_cost_bearer"] == "coop",
        cutoff_hours={tier: value[f"cutoff_hours_{tier}"] for tier in ("flexible", "standard", "firm")},
        grace_minutes=value["grace_minutes"],
        horizon_days=value["horizon_days"],
        decided={key: version.decided for key, version in found.items()},
    )


def check_price_floor(*, trade_slug: str, total_minor: int, minutes: int, at: datetime) -> None:
    """Refuse a whole price, for all its paid minutes, that is below the voted floor of the trade at `at`.

    Bookings call this with the total and minutes of a `PriceBreakdown`. Raises BelowPriceFloor.
    """
    floor = int(policy_in_force("price_floor_minor_per_hour", at=at, scope=trade_slug).value)
    if not meets_floor(total_minor, minutes, floor_minor_per_hour=floor):
        raise BelowPriceFloor(
            floor_minor=floor,
            offered_minor=total_minor * 60 // max(minutes, 1),
            least_minor=least_price(minutes, floor_minor_per_hour=floor),
        )


def price_facts(listing: Listing) -> PriceFacts:
    """What of a listing decides its price."""
    return PriceFacts(
        shape=listing.price_shape,
        price_minor=listing.price_minor,
        min_minutes=listing.min_minutes,
        max_minutes=listing.max_minutes,
        step_minutes=listing.step_minutes,
        title=listing.title,
    )


def extra_facts(listing: Listing) -> Sequence[ExtraFacts]:
    """The extras of a listing as the price sum takes them, in their order; the key is the row's id."""
    return [
        ExtraFacts(
            key=str(extra.pk), name=extra.name, price_minor=extra.price_minor, minutes=extra.minutes, most=extra.most
        )
        for extra in listing.extras.all()
    ]
