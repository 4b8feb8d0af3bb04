"""Apply to join (M1)."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from coop.membership.enums import MemberState
from coop.membership.errors import AlreadyAMember
from coop.membership.models import Member, MemberClass, MembershipEvent
from coop.membership.policies import can_apply
from foundation.audit.actions.record import record
from foundation.errors import NotAllowed


@transaction.atomic
def apply_for_membership(*, by: Any, class_code: str, at: datetime) -> Member:
    """Record the application of `by` in a class. Raises AlreadyAMember when one is open or live."""
    if not can_apply(by):
        raise NotAllowed
    member_class = MemberClass.objects.get(code=class_code)
    try:
        with transaction.atomic():
            member = Member.objects.create(user=by, member_class=member_class, applied_at=at)
    except IntegrityError as error:
        raise AlreadyAMember from error
    MembershipEvent.objects.create(member=member, to_state=MemberState.APPLIED, at=at, by=by)
    record(by=by, verb="membership.applied", subject=member, data={"class": class_code}, at=at)
    return member
