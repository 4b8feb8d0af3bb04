"""The rules a booking made now would be made under."""

from datetime import datetime

from coop.rules.queries.policy_in_force import policies_in_force
from marketplace.bookings.calculations.policy_snapshot import KEYS, PolicySnapshot, RuleVersion, take_snapshot
from marketplace.services.models import Listing


def rules_now(listing: Listing, *, at: datetime) -> PolicySnapshot:
    """Copy the rules in force for this listing's trade and cancellation tier, in one query."""
    found = policies_in_force(KEYS, at=at, scope=listing.trade.slug)
    rules = [
        RuleVersion(
            key=key,
            value=version.value,
            version=version.version,
            id=version.pk,
            decision=version.decision_name,
            decision_url=version.where_decided,
        )
        for key, version in found.items()
    ]
    return take_snapshot(listing.cancellation_tier, rules)
