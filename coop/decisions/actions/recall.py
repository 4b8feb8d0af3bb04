"""A later decision takes this one back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._later import require_later
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.models import Decision


@transaction.atomic
def recall(*, by: Any, decision: Decision, later: Decision, at: datetime) -> Decision:
    """`later` must itself be in force. Raises OnlyTheSecretary, AboutYourself, NotNow, NotLaterDecision."""
    decision = lock_decision(decision)
    actor = as_secretary(by, decision)
    require_row(decision, "recall")
    require_later(decision, later)
    return move(decision, "recall", actor=actor, at=at, data={"later": later.slug}, replaced_by=later)
