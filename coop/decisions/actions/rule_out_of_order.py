"""The secretary stops a question before voting closes. Votes given so far do not count."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary, needed_reason
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.actions._notice import void_notice
from coop.decisions.models import Decision


@transaction.atomic
def rule_out_of_order(*, by: Any, decision: Decision, reason: str, seen: int | None = None, at: datetime) -> Decision:
    """Raises OnlyTheSecretary, AboutYourself, StandsHere, NotNow, ReasonNeeded."""
    decision = lock_decision(decision, seen=seen)
    actor = as_secretary(by, decision, reason=needed_reason(reason))
    require_row(decision, "rule_out_of_order")
    void_notice(decision, reason=actor.reason, at=at)
    return move(decision, "rule_out_of_order", actor=actor, at=at, ended_reason=actor.reason)
