"""What a price really means for the worker who asks it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from marketplace.services.calculations.floor import least_price_field, shortfall
from marketplace.services.calculations.price import ExtraFacts, PriceFacts, quote
from marketplace.services.calculations.real_pay import RealPay, real_pay
from marketplace.services.calculations.shares import worker_share
from marketplace.services.enums import PlaceMode
from marketplace.services.facts import ListingFacts
from marketplace.services.queries.price_rules import price_rules
from marketplace.workers.calculations.geography import travel_minutes
from marketplace.workers.models import Worker


@dataclass(frozen=True)
class PriceHint:
    """For the shortest booking: what the worker keeps, and what that is for an hour of all their time.

    Minor units and minutes. `typical_metres` is half the way to the edge of where they go. `least_price_minor` is 0
    when the floor is met, else the lowest price that meets it.
    """

    total_minor: int
    kept_minor: int
    pay: RealPay
    travel_minutes: int
    typical_metres: int
    floor_minor_per_hour: int
    decided: Mapping[str, dict[str, str]]
    least_price_minor: int
    living_wage_minor_per_hour: int

    @property
    def is_fair(self) -> bool:
        """Whether an hour of all the time leaves at least the local living wage."""
        return self.pay.minor_per_hour >= self.living_wage_minor_per_hour


def price_hint(facts: ListingFacts, *, worker: Worker, trade_slug: str, at: datetime) -> PriceHint:
    """Work the hint out for facts that pass `ListingFacts.require`. One query, private to the worker."""
    rules = price_rules(at=at, trade_slug=trade_slug)
    prices = PriceFacts(
        facts.price_shape, facts.price_minor, facts.min_minutes, facts.longest_minutes, facts.step_minutes, facts.title
    )
    total = quote(prices, minutes=facts.min_minutes).total_minor
    kept = worker_share(total, levy_bp=rules.levy_bp)
    way, metres = 0, 0
    if facts.place_mode == PlaceMode.AT_CUSTOMER:
        metres = (facts.radius_metres or worker.radius_metres) // 2
        way = 2 * travel_minutes(
            metres, metres_per_minute=worker.travel_metres_per_minute, extra_minutes=worker.travel_extra_minutes
        )
    unpaid = facts.setup_minutes + facts.wrapup_minutes + way
    return PriceHint(
        total_minor=total,
        kept_minor=kept,
        pay=real_pay(kept_minor=kept, paid_minutes=facts.min_minutes, unpaid_minutes=unpaid),
        travel_minutes=way,
        typical_metres=metres,
        floor_minor_per_hour=rules.floor_minor_per_hour,
        decided=rules.decided,
        least_price_minor=_least(prices, facts.extras, rules.floor_minor_per_hour),
        living_wage_minor_per_hour=rules.living_wage_minor_per_hour,
    )


def _least(prices: PriceFacts, extras: tuple[ExtraFacts, ...], floor: int) -> int:
    if not shortfall(prices, extras, floor_minor_per_hour=floor):
        return 0
    return least_price_field(prices, extras, floor_minor_per_hour=floor)
