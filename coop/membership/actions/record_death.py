"""Record that a member has died (M9)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._end import give_up_offices
from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member


@transaction.atomic
def record_death(*, by: Any, member: Member, reason: str, resolution: str = "", at: datetime) -> Member:
    """`reason` names what shows it, such as a death certificate. What the co-op owes is owed to the estate; nobody is
    written to. Raises MayNotDecideMembership, ReasonMissing, WrongState.
    """
    member = lock_member(member)
    case = case_of(member, by=by, at=at, reason=reason, resolution=resolution)
    move(member, "record_death", by=by, case=case, ended_at=at, suspended_until=None)
    give_up_offices(member, by=by, resolution=resolution, at=at)
    return member
