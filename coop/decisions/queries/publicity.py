"""How early an election has to be made known, and how long candidates can come forward: governance 3.7, where the rule
pack asks for it.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coop.decisions.calculations.clear_days import add_months, local_day
from coop.decisions.models import Decision, DecisionEvent
from coop.decisions.queries.zone import zone_of
from coop.rules.queries.pack_in_force import pack_in_force


def nomination_rules(decision: Decision, *, at: datetime) -> dict[str, Any]:
    """What the pack says of nominations: the pinned one, or for a draft the one it would be handed in under."""
    pack = decision.pack or pack_in_force(at=at)
    rules: dict[str, Any] = pack.body["decision_types"][decision.decision_type].get("nominations", {})
    return rules


def nominations_until(opens_at: datetime, rules: dict[str, Any], *, zone: ZoneInfo) -> datetime | None:
    """The first instant at which nominations that open at `opens_at` may close; None for no rule.

    Whole days on the co-op's clock: from the beginning of the first to the end of the last counts each of them, so the
    last second of the last day is late enough.
    """
    days = int(rules.get("min_days", 0))
    if not days:
        return None
    return (opens_at.astimezone(zone) + timedelta(days=days, seconds=-1)).astimezone(UTC)


def nominations_from(decision: Decision, rules: dict[str, Any], *, at: datetime) -> date | None:
    """The first day on which nominations may open when the election is made known at `at`; None for no rule."""
    months = int(rules.get("publicity_before_nominations_months", 0))
    return add_months(local_day(at, zone_of(decision)), months) if months else None


def vote_from(decision: Decision, rules: dict[str, Any]) -> date | None:
    """The first day on which the vote may open, counted from the day it was first laid down; None for no rule."""
    months = int(rules.get("publicity_months", 0))
    if not months:
        return None
    laid_down = DecisionEvent.objects.filter(decision=decision, verb="plan_election").order_by("version").first()
    return add_months(local_day(laid_down.at, zone_of(decision)), months) if laid_down is not None else None
