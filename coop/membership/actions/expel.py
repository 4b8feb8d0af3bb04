"""Expel a member, by a decision of the members (M7)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._end import give_up_seat
from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def expel(*, by: Any = None, member: Member, resolution: str, reason: str = "", at: datetime) -> Member:
    """The vote ends now; the shares are owed back as when leaving. Raises MayNotDecideMembership, ResolutionMissing,
    WrongState.
    """
    member = lock_member(member)
    case = case_of(member, by=by, at=at, resolution=resolution, reason=reason)
    move(member, "expel", by=by, case=case, ended_at=at, suspended_until=None)
    give_up_seat(member, by=by, resolution=resolution, at=at)
    enqueue("coop.membership.mail_expelled", member_id=member.pk)
    return member
