"""Write to a member who has not been here for years, before the membership may lapse (M10)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, note
from coop.membership.calculations.guards import away_for_years, check, decided
from coop.membership.enums import MemberState
from coop.membership.errors import WrongState
from coop.membership.models import Member
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def warn_of_lapse(*, by: Any, member: Member, at: datetime) -> Member:
    """Warn. Signing in once is enough to stay. Raises MayNotDecideMembership, WrongState, StillActive."""
    member = lock_member(member)
    case = case_of(member, by=by, at=at, last_seen=member.user.last_login)
    check((decided.__name__,), case)
    if member.state != MemberState.ACTIVE:
        raise WrongState
    check((away_for_years.__name__,), case)
    note(member, "warn_of_lapse", by=by, case=case)
    enqueue("coop.membership.mail_lapse_warning", member_id=member.pk)
    return member
