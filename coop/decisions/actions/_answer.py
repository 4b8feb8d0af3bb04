"""Answering what a member questioned. Private to the actions of this room."""

from datetime import datetime
from typing import Any

from coop.decisions.actions._actor import needed_reason
from coop.decisions.errors import NotNow
from coop.decisions.models import Challenge, Decision


def open_challenge(decision: Decision, kind: str) -> Challenge:
    """The one that waits for an answer. Raises NotNow when none does."""
    found = Challenge.objects.select_for_update().filter(decision=decision, kind=kind, outcome="").first()
    if found is None:
        raise NotNow(state=decision.get_state_display())
    return found


def write_answer(challenge: Challenge, *, by: Any, outcome: str, answer: str, at: datetime) -> Challenge:
    """Raises ReasonNeeded without words."""
    challenge.outcome = outcome
    challenge.answer = needed_reason(answer, field="answer")
    challenge.answered_by = by
    challenge.answered_at = at
    challenge.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    return challenge
