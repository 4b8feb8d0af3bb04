"""Object to the roll: somebody is missing from it, or on it who should not be. Possible until voting opens."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import needed_reason
from coop.decisions.actions._move import Actor, lock_decision, note, require
from coop.decisions.enums import ChallengeKind, DecisionState, Side
from coop.decisions.errors import OnlyMembers
from coop.decisions.models import Challenge, Decision
from coop.membership.queries.members import living_membership


@transaction.atomic
def object_to_roll(*, by: Any, decision: Decision, text: str, at: datetime) -> Challenge:
    """Any member may, also one who is not on it. Voting does not open before there is an answer. If somebody was left
    out the answer is a new notice: the roll itself never grows. Raises OnlyMembers, NotNow, ReasonNeeded.
    """
    decision = lock_decision(decision)
    require(decision, DecisionState.NOTICED)
    member = living_membership(by)
    if member is None:
        raise OnlyMembers
    found = Challenge.objects.create(
        decision=decision,
        round=decision.round,
        kind=ChallengeKind.ROLL,
        raised_by=member,
        text=needed_reason(text, field="text"),
        raised_at=at,
    )
    note(decision, "object_to_roll", actor=Actor(Side.MEMBER, by), at=at, data={"challenge": found.pk})
    return found
