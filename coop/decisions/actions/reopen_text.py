"""Take a final text back into discussion, before any notice."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary, needed_reason
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.models import Decision


@transaction.atomic
def reopen_text(*, by: Any, decision: Decision, reason: str, seen: int | None = None, at: datetime) -> Decision:
    """Raises OnlyTheSecretary, AboutYourself, NotNow, ReasonNeeded."""
    decision = lock_decision(decision, seen=seen)
    actor = as_secretary(by, decision, reason=needed_reason(reason))
    require_row(decision, "reopen_text")
    return move(decision, "reopen_text", actor=actor, at=at, final_text=None, text_sha256="")
