"""The person a decision is about: they are told, may read and answer, also while their membership is suspended."""

from datetime import datetime
from typing import Any

from coop.decisions.enums import DecisionState, Kind, Outcome
from coop.decisions.models import Decision, Notice
from coop.decisions.policies import is_about
from coop.membership.enums import LIVE
from coop.membership.models import Member


def concerned_member(user: Any, decision: Decision) -> Member | None:
    """The membership a decision would end, or of the office that it would end; none for anybody else."""
    if not is_about(user, decision):
        return None
    found = Member.objects.filter(user=user, state__in=LIVE).select_related("member_class", "user")
    return found.filter(pk=decision.subject_payload.get("member_id") or 0).first() or found.first()


def expelled_by_vote(*, member: Member, proof: str, at: datetime) -> bool:
    """Whether `proof` is the number of a carried vote about this membership that came into force at this very instant,
    after a notice that stands. Majority, days to the person and days for a challenge were kept on the way there.
    """
    if not proof.isdecimal():
        return False
    vote = Decision.objects.filter(
        pk=int(proof),
        kind=Kind.EXPULSION,
        state=DecisionState.IN_FORCE,
        outcome=Outcome.CARRIED,
        in_force_at=at,
        subject_payload__member_id=member.pk,
    ).first()
    return vote is not None and Notice.objects.filter(decision=vote, round=vote.round, voided_at=None).exists()
