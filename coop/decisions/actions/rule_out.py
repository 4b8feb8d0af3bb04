"""The secretary does not admit a question, and says why in public."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary, needed_reason
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.models import Decision


@transaction.atomic
def rule_out(*, by: Any, decision: Decision, reason: str, seen: int | None = None, at: datetime) -> Decision:
    """The proposer can appeal. Raises OnlyTheSecretary, AboutYourself, NotNow, ReasonNeeded."""
    decision = lock_decision(decision, seen=seen)
    actor = as_secretary(by, decision, reason=needed_reason(reason))
    require_row(decision, "rule_out")
    return move(decision, "rule_out", actor=actor, at=at, ended_reason=actor.reason)
