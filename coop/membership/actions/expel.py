"""Expel a member, by a decision of the members (M7)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._end import give_up_offices
from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from coop.membership.registry import members_expelled
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def expel(*, by: Any = None, member: Member, resolution: str, reason: str, proof: str, at: datetime) -> Member:
    """The vote and every office end now; the shares are owed back as when leaving.

    `proof` names the vote for the room that held it, which must vouch for it; no person expels, whatever their office.
    Raises OnlyTheMembersExpel, ResolutionMissing, ReasonMissing, WrongState.
    """
    member = lock_member(member)
    voted = by is None and members_expelled(member=member, proof=proof, at=at)
    case = case_of(member, by=by, at=at, resolution=resolution, reason=reason, voted=voted)
    move(member, "expel", by=by, case=case, data={"proof": proof}, ended_at=at, suspended_until=None)
    give_up_offices(member, by=by, resolution=resolution, at=at)
    enqueue("coop.membership.mail_expelled", member_id=member.pk)
    return member
