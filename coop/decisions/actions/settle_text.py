"""The text is final: from now on it is what the notice will carry and what is voted on."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._amendment import require_all_answered
from coop.decisions.actions._freeze import freeze_text
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.actions._subject import require_possible
from coop.decisions.models import Decision


@transaction.atomic
def settle_text(*, by: Any, decision: Decision, seen: int | None = None, at: datetime) -> Decision:
    """Raises OnlyTheSecretary, AboutYourself, StandsHere, NotNow, SubjectHasAProblem, AmendmentsUnderWay,
    AmendmentsUnanswered.
    """
    decision = lock_decision(decision, seen=seen)
    actor = as_secretary(by, decision)
    require_row(decision, "settle_text")
    require_possible(decision, at=at)
    require_all_answered(decision)
    frozen = freeze_text(decision)
    return move(decision, "settle_text", actor=actor, at=at, data={"sha256": frozen["text_sha256"]}, **frozen)
