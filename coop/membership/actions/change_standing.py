"""Suspend a member, end a suspension, or record that a member has left (M6, M8)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.enums import MemberState
from coop.membership.errors import MayNotDecideMembership, WrongState
from coop.membership.models import Member, MembershipEvent
from coop.membership.policies import can_decide_membership
from foundation.audit.actions.record import record
from foundation.locks import lock_row

ALLOWED = {
    (MemberState.ACTIVE, MemberState.SUSPENDED),
    (MemberState.SUSPENDED, MemberState.ACTIVE),
    (MemberState.ACTIVE, MemberState.LEAVING),
    (MemberState.LEAVING, MemberState.FORMER),
    (MemberState.APPLIED, MemberState.REJECTED),
}


@transaction.atomic
def change_standing(
    *, by: Any, member: Member, to_state: str, reason: str, resolution: str = "", at: datetime
) -> Member:
    """Move a membership along one of the allowed steps, with a reason. Raises MayNotDecideMembership, WrongState."""
    if not can_decide_membership(by):
        raise MayNotDecideMembership
    member = lock_row(Member.objects.all(), member.pk)
    if (member.state, to_state) not in ALLOWED:
        raise WrongState
    before, member.state = member.state, to_state
    if to_state in {MemberState.FORMER, MemberState.REJECTED}:
        member.ended_at = at
    member.save(update_fields=["state", "ended_at"])
    MembershipEvent.objects.create(
        member=member, from_state=before, to_state=to_state, at=at, by=by, reason=reason, resolution=resolution
    )
    record(by=by, verb=f"membership.{to_state}", subject=member, reason=reason, at=at)
    return member
