"""Do not accept an applicant (M2, M5). The reason is optional."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def refuse_application(*, by: Any, member: Member, reason: str = "", resolution: str = "", at: datetime) -> Member:
    """Refuse. What was paid goes back in full (coop.shares hears of it). Raises MayNotDecideMembership, WrongState."""
    member = lock_member(member)
    case = case_of(member, by=by, at=at, resolution=resolution, reason=reason)
    move(member, "refuse", by=by, case=case, ended_at=at)
    enqueue("coop.membership.mail_refused", member_id=member.pk)
    return member
