"""How early an election has to be made known: governance 3.7, where the rule pack asks for it."""

from datetime import date, datetime
from typing import Any

from coop.decisions.calculations.clear_days import add_months, local_day
from coop.decisions.models import Decision, DecisionEvent
from coop.decisions.queries.zone import zone_of


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
