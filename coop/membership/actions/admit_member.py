"""Make an applicant a member, with the next member number (M3)."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from coop.membership.actions._details import keep_details
from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member, MemberNumber, Probation
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row


@transaction.atomic
def admit_member(*, by: Any, member: Member, resolution: str, at: datetime) -> Member:
    """Admit. `by` None is the software, once the share of an accepted applicant is paid; the board may also admit
    straight from the application. A class with a time of probation begins it here.

    Raises MayNotDecideMembership, ResolutionMissing, WrongState.
    """
    member = lock_member(member)
    case = case_of(member, by=by, at=at, resolution=resolution)
    # The number last: the counter's lock is held as short as can be, and after the membership's own.
    move(member, "admit", by=by, case=case, active_from=at, member_no=_next_number)
    keep_details(member, at=at)
    days = member.member_class.probation_days
    if days:
        Probation.objects.create(
            member=member,
            starts_at=at,
            ends_at=at + timedelta(days=days),
            requirement=member.member_class.probation_requirement,
        )
    enqueue("coop.membership.mail_welcome", member_id=member.pk)
    return member


def _next_number() -> int:
    """The next number without a gap: the counter stays locked until the member is saved."""
    MemberNumber.objects.get_or_create(id=1)
    counter = lock_row(MemberNumber.objects.all(), 1)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
