"""Take one's own application back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from coop.membership.registry import is_being_paid


@transaction.atomic
def withdraw_application(*, by: Any, member: Member, at: datetime) -> Member:
    """Take it back, for whatever reason. Raises NotYours, WrongState, BeingPaid."""
    member = lock_member(member)
    case = case_of(member, by=by, at=at, being_paid=is_being_paid(member=member, at=at))
    return move(member, "withdraw_application", by=by, case=case, ended_at=at)
