"""Close an accepted application that was not paid in time (M5)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from coop.membership.registry import is_being_paid
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def expire_application(*, by: Any = None, member: Member, at: datetime) -> Member:
    """Close it; the person may apply again. Raises MayNotDecideMembership, WrongState, NotYetDue, BeingPaid."""
    member = lock_member(member)
    case = case_of(member, by=by, at=at, being_paid=is_being_paid(member=member, at=at))
    move(member, "expire", by=by, case=case, ended_at=at)
    enqueue("coop.membership.mail_expired", member_id=member.pk)
    return member
