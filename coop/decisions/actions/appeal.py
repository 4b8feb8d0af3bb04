"""Appeal against a ruling that a question is not admitted."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import member_for, needed_reason
from coop.decisions.actions._move import Actor, lock_decision, note, require
from coop.decisions.enums import ChallengeKind, DecisionState, Side
from coop.decisions.errors import ChallengeOpen
from coop.decisions.models import Challenge, Decision


@transaction.atomic
def appeal(*, by: Any, decision: Decision, text: str, at: datetime) -> Challenge:
    """Any member can ask that the ruling be looked at again. Raises OnlyMembers, NotNow, ReasonNeeded, ChallengeOpen
    while another appeal waits.
    """
    decision = lock_decision(decision)
    require(decision, DecisionState.RULED_OUT)
    member = member_for(by, at=at)
    words = needed_reason(text, field="text")
    if Challenge.objects.filter(decision=decision, kind=ChallengeKind.RULING, outcome="").exists():
        raise ChallengeOpen
    found = Challenge.objects.create(
        decision=decision, round=decision.round, kind=ChallengeKind.RULING, raised_by=member, text=words, raised_at=at
    )
    note(decision, "appeal", actor=Actor(Side.MEMBER, by), at=at, data={"challenge": found.pk})
    return found
