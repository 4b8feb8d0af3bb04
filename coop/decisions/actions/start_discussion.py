"""Open the discussion of an admitted question."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_proposer_or_secretary
from coop.decisions.actions._move import CLOCK, lock_decision, move, require_row
from coop.decisions.models import Decision


@transaction.atomic
def start_discussion(*, by: Any, decision: Decision, seen: int | None = None, at: datetime) -> Decision:
    """`by` None is the clock, which asks at once. Raises OnlyTheSecretary, AboutYourself, NotNow."""
    decision = lock_decision(decision, seen=seen)
    actor = CLOCK if by is None else as_proposer_or_secretary(by, decision)
    require_row(decision, "start_discussion")
    return move(decision, "start_discussion", actor=actor, at=at)
