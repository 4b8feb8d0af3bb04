"""What a listing would cost with these choices, whole, and where the money would go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from marketplace.bookings.calculations.policy_snapshot import PolicySnapshot
from marketplace.services.calculations.price import PriceBreakdown, quote
from marketplace.services.calculations.shares import PlannedShares, planned_shares
from marketplace.services.errors import ExtraNotOffered
from marketplace.services.models import Listing
from marketplace.services.queries.price_rules import extra_facts, price_facts


@dataclass(frozen=True)
class Choice:
    """What the customer wants: minutes of work, and how many of which extras (by key, in the order of the listing)."""

    minutes: int
    extras: Sequence[tuple[str, int]] = ()


def price_of(listing: Listing, choice: Choice) -> PriceBreakdown:
    """Price a choice. Raises LengthNotOffered, ExtraNotOffered."""
    offered = {extra.key: extra for extra in extra_facts(listing)} if choice.extras else {}
    if any(key not in offered for key, _ in choice.extras):
        raise ExtraNotOffered(fields={"extras": str(ExtraNotOffered.message)})
    wanted = [(offered[key], times) for key, times in choice.extras]
    return quote(price_facts(listing), minutes=choice.minutes, extras=wanted)


def shares_under(policy: PolicySnapshot, total_minor: int) -> PlannedShares:
    """Where a price is planned to go under these rules."""
    return planned_shares(
        total_minor,
        levy_bp=policy.number("levy_bp"),
        card_bp=policy.number("card_cost_bp"),
        card_fixed_minor=policy.number("card_cost_fixed_minor"),
        card_borne_by_coop=policy.text("card_cost_bearer") == "coop",
    )


def choice_now(listing: Listing) -> Choice:
    """What a visitor gets who has chosen nothing: the shortest length, no extras."""
    return Choice(minutes=listing.min_minutes)


def horizon_days(listing: Listing, policy: PolicySnapshot) -> int:
    """How many local days ahead this can be booked: the listing's own wish within the co-op's rule."""
    return min(listing.horizon_days, policy.number("horizon_days"))


def needs_early_consent(listing: Listing, start: datetime, *, at: datetime) -> bool:
    """Must the customer ask expressly for work that starts at `start`? (SI 2013/3134 regs 28, 30, 36: 14 days.)"""
    return not listing.trade.cancel_right_exempt and (start - at).days < 14
