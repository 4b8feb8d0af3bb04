"""Challenge a declared result. It cannot be confirmed before there is an answer."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import needed_reason
from coop.decisions.actions._move import Actor, lock_decision, move, note, require
from coop.decisions.enums import ChallengeKind, DecisionState, Side
from coop.decisions.errors import ChallengeWindowOver, NotOnTheRoll
from coop.decisions.models import Challenge, Decision, DeclaredResult, RollEntry
from coop.decisions.queries.concerned import concerned_member
from coop.decisions.queries.timing import stage_rules
from foundation.formats import date_format


@transaction.atomic
def challenge_result(*, by: Any, decision: Decision, text: str, at: datetime) -> Challenge:
    """Whoever was on the roll can, and whoever it is about, in the days the rules leave for it.

    Between two votes the first can be challenged while the second is on notice; that vote then does not open before
    the answer. Raises NotOnTheRoll, NotNow, ChallengeWindowOver, ReasonNeeded.
    """
    decision = lock_decision(decision)
    between = decision.state == DecisionState.NOTICED and decision.stage > 1
    if not between:
        require(decision, DecisionState.DECLARED, DecisionState.CHALLENGED)
    declared = DeclaredResult.objects.filter(decision=decision).latest("round")
    until = _window_end(decision, declared)
    if at >= until:
        raise ChallengeWindowOver(date=date_format(until, "l j F Y"))
    entry = RollEntry.objects.filter(
        roll__decision=decision, roll__round=declared.round, member__user_id=by.pk
    ).select_related("member")
    on_roll = entry.first()
    member = on_roll.member if on_roll is not None else concerned_member(by, decision)
    if member is None:
        raise NotOnTheRoll
    made = Challenge.objects.create(
        decision=decision,
        round=declared.round,
        kind=ChallengeKind.RESULT,
        raised_by=member,
        text=needed_reason(text, field="text"),
        raised_at=at,
    )
    actor = Actor(Side.MEMBER, by)
    if decision.state == DecisionState.DECLARED:
        move(decision, "challenge_result", actor=actor, at=at, data={"challenge": made.pk})
    else:
        note(decision, "challenge_again", actor=actor, at=at, data={"challenge": made.pk})
    return made


def _window_end(decision: Decision, declared: DeclaredResult) -> datetime:
    return declared.declared_at + timedelta(days=int(stage_rules(decision, declared.stage)["challenge_days"]))
