"""End a suspension (M6)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def reinstate(*, by: Any, member: Member, resolution: str = "", reason: str = "", at: datetime) -> Member:
    """End it by a named decision, or because its day is over (then no decision is needed).

    Raises MayNotDecideMembership, ResolutionMissing, WrongState.
    """
    member = lock_member(member)
    case = case_of(member, by=by, at=at, resolution=resolution, reason=reason)
    move(member, "reinstate", by=by, case=case, suspended_until=None)
    enqueue("coop.membership.mail_reinstated", member_id=member.pk)
    return member
