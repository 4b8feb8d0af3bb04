"""The proposer takes the question back. Possible until voting opens."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_proposer
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.actions._notice import void_notice
from coop.decisions.enums import DecisionState
from coop.decisions.errors import VotingHasBegun
from coop.decisions.models import Decision


@transaction.atomic
def withdraw(*, by: Any, decision: Decision, reason: str = "", seen: int | None = None, at: datetime) -> Decision:
    """Raises OnlyTheProposer, VotingHasBegun, NotNow."""
    decision = lock_decision(decision, seen=seen)
    actor = as_proposer(by, decision, reason=reason)
    if decision.state == DecisionState.OPEN:
        raise VotingHasBegun
    require_row(decision, "withdraw")
    void_notice(decision, reason=actor.reason or "withdrawn", at=at)
    return move(decision, "withdraw", actor=actor, at=at, ended_reason=actor.reason)
