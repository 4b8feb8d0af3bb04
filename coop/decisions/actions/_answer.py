"""Answering what a member questioned. Private to the actions of this room."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from coop.decisions.actions._actor import needed_reason
from coop.decisions.enums import ChallengeKind
from coop.decisions.errors import ArbitratorNeeded, AskedItYourself, NotNow, RanThisVote
from coop.decisions.models import Challenge, Decision
from coop.decisions.queries.answering import judges_of


def open_challenge(decision: Decision, kind: str) -> Challenge:
    """The one that waits for an answer. Raises NotNow when none does."""
    waiting = Challenge.objects.select_for_update(of=("self",)).filter(decision=decision, kind=kind, outcome="")
    found = waiting.select_related("raised_by").order_by("id").first()
    if found is None:
        raise NotNow(state=decision.get_state_display())
    return found


def open_challenges_to_result(decision: Decision) -> list[Challenge]:
    """Those that wait for an answer, locked."""
    found = Challenge.objects.select_for_update(of=("self",)).filter(
        decision=decision, kind=ChallengeKind.RESULT, outcome=""
    )
    return list(found.select_related("raised_by").order_by("id"))


def require_free_to_answer(by: Any, decision: Decision, waiting: Sequence[Challenge], *, arbitrator: str) -> None:
    """Whoever ran the vote, or raised one of these, answers none of them: another officer does.

    Where nobody else holds an office, somebody from outside decides, and whoever keeps the decisions writes it down.
    Raises RanThisVote, AskedItYourself, ArbitratorNeeded.
    """
    found = judges_of(decision).answering(by, waiting)
    if found.may:
        return
    if found.names:
        raise (AskedItYourself if found.asked else RanThisVote)(names=", ".join(found.names))
    if not arbitrator.strip():
        raise ArbitratorNeeded(fields={"arbitrator": str(ArbitratorNeeded.message)})


def write_answer(
    challenge: Challenge, *, by: Any, outcome: str, answer: str, arbitrator: str = "", at: datetime
) -> Challenge:
    """`arbitrator`: who decided it, where that was somebody from outside. Raises ReasonNeeded without words."""
    challenge.outcome = outcome
    challenge.arbitrator = arbitrator.strip()[:120]
    challenge.answer = needed_reason(answer, field="answer")
    challenge.answered_by = by
    challenge.answered_at = at
    challenge.save(update_fields=["outcome", "answer", "arbitrator", "answered_by", "answered_at"])
    return challenge
