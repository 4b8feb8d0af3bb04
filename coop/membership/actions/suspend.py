"""Suspend a member (M6): no vote and no work through the co-op for a while; the shares stay theirs.

Whoever holds votes hears of it: open rolls are struck at once.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def suspend(
    *,
    by: Any,
    member: Member,
    reason: str,
    resolution: str,
    answer_by: datetime,
    until: datetime | None = None,
    at: datetime,
) -> Member:
    """Suspend until a day, or until a decision when `until` is None; the member can answer until `answer_by`.

    Raises MayNotDecideMembership, ResolutionMissing, ReasonMissing, NotHeard, WrongState.
    """
    member = lock_member(member)
    case = case_of(member, by=by, at=at, reason=reason, resolution=resolution, answer_by=answer_by, until=until)
    dates = {"answer_by": answer_by.isoformat(), "until": until.isoformat() if until else ""}
    move(member, "suspend", by=by, case=case, data=dates, suspended_until=until)
    enqueue("coop.membership.mail_suspended", member_id=member.pk)
    return member
