"""Ask an accepted applicant once whether they still want to join, some days before the place goes."""

from datetime import datetime

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, note
from coop.membership.enums import MemberState
from coop.membership.errors import WrongState
from coop.membership.models import Member
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def remind_to_pay(*, member: Member, at: datetime) -> Member:
    """Write to them, once. Raises WrongState when they are not to pay, or were asked already."""
    member = lock_member(member)
    if member.state != MemberState.AWAITING_PAYMENT or member.events.filter(verb="remind").exists():
        raise WrongState
    note(member, "remind", by=None, case=case_of(member, by=None, at=at))
    enqueue("coop.membership.mail_reminder", member_id=member.pk)
    return member
