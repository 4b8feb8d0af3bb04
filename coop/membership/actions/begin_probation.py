"""Put a new member on probation (M4)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, note
from coop.membership.calculations.guards import check
from coop.membership.enums import MemberState
from coop.membership.errors import WrongState
from coop.membership.models import Member, Probation


@transaction.atomic
def begin_probation(
    *, by: Any, member: Member, ends_at: datetime, requirement: str, resolution: str, at: datetime
) -> Probation:
    """From now until `ends_at`, with what is asked in words: hours worked, a meeting attended.

    Raises MayNotDecideMembership, ResolutionMissing; WrongState when not active, or once on probation already.
    """
    member = lock_member(member)
    case = case_of(member, by=by, at=at, resolution=resolution)
    check(("decided", "names_the_decision"), case)
    if member.state != MemberState.ACTIVE or Probation.objects.filter(member=member).exists() or ends_at <= at:
        raise WrongState
    probation = Probation.objects.create(member=member, starts_at=at, ends_at=ends_at, requirement=requirement)
    note(member, "begin_probation", by=by, case=case, code="M4", data={"ends_at": ends_at.isoformat()})
    return probation
