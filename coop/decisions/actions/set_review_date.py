"""Say when a decision is looked at again."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._move import lock_decision, note, require
from coop.decisions.enums import DecisionState
from coop.decisions.models import Decision

S = DecisionState


@transaction.atomic
def set_review_date(*, by: Any, decision: Decision, review_on: date | None, at: datetime) -> Decision:
    """Raises OnlyTheSecretary, AboutYourself, NotNow."""
    decision = lock_decision(decision)
    actor = as_secretary(by, decision)
    require(decision, S.CONFIRMED, S.IN_FORCE, S.IMPLEMENTING, S.DONE)
    return note(decision, "set_review_date", actor=actor, at=at, review_on=review_on)
