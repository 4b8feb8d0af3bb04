"""A decision that was carried takes effect: its subject does what the members decided, in this transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary_or_clock
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.calculations.clear_days import add_months, local_day
from coop.decisions.enums import WON
from coop.decisions.errors import NotCarried, SecondStageToCome
from coop.decisions.models import Decision
from coop.decisions.queries.zone import zone_of
from coop.decisions.registry import moments, subjects
from coop.rules.calculations.counting_rule import stage_count


@transaction.atomic
def bring_into_force(*, by: Any, decision: Decision, at: datetime) -> Decision:
    """`by` None is the clock. Raises OnlyTheSecretary, AboutYourself, NotNow, NotCarried, SecondStageToCome, and
    whatever Fact the subject raises: then nothing has happened at all.
    """
    decision = lock_decision(decision)
    actor = as_secretary_or_clock(by, decision)
    require_row(decision, "bring_into_force")
    if decision.outcome not in WON:
        raise NotCarried
    if decision.stage < stage_count(decision.type_rules):
        raise SecondStageToCome
    months = int(decision.type_rules.get("review_months", 0))
    review_on = add_months(local_day(at, zone_of(decision)), months) if months else decision.review_on
    decision = move(decision, "bring_into_force", actor=actor, at=at, in_force_at=at, review_on=review_on)
    subjects.get(decision.subject_key).take_effect(decision, at)
    moments.call("in_force", decision=decision, at=at)
    return decision
