"""Admit an applicant: the board's decision, and the next member number (M2, M3).

A later room takes the payment of the share between the decision and the admission; the state for it is here.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.enums import MemberState
from coop.membership.errors import MayNotDecideMembership, WrongState
from coop.membership.models import Member, MemberNumber, MembershipEvent
from coop.membership.policies import can_decide_membership
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def admit_member(*, by: Any, member: Member, resolution: str, at: datetime) -> Member:
    """Make an applicant a member with the next number. Raises MayNotDecideMembership, WrongState."""
    if not can_decide_membership(by):
        raise MayNotDecideMembership
    member = lock_row(Member.objects.all(), member.pk)
    if member.state not in {MemberState.APPLIED, MemberState.AWAITING_PAYMENT}:
        raise WrongState
    before, member.state = member.state, MemberState.ACTIVE
    member.active_from = at
    member.member_no = _next_number()
    member.save(update_fields=["state", "active_from", "member_no"])
    MembershipEvent.objects.create(
        member=member, from_state=before, to_state=member.state, at=at, by=by, resolution=resolution
    )
    record(by=by, verb="membership.admitted", subject=member, data={"number": member.member_no}, at=at)
    return member


def _next_number() -> int:
    """The next number without a gap: the counter stays locked until the member is saved."""
    MemberNumber.objects.get_or_create(id=1)
    counter = lock_row(MemberNumber.objects.all(), 1)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
