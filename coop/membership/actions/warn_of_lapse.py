"""Write to a member who has not been here for years, before the membership may lapse (M10)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, note
from coop.membership.calculations.guards import away_for_years, check, decided
from coop.membership.enums import MemberState
from coop.membership.errors import WrongState
from coop.membership.models import Member
from coop.membership.queries.lapse import LETTER, last_active
from coop.membership.registry import lapse_terms_at
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def warn_of_lapse(*, by: Any, member: Member, at: datetime) -> Member:
    """Warn, and keep how many days the letter leaves. Signing in once is enough to stay.

    Raises MayNotDecideMembership, WrongState, StillActive.
    """
    member, terms = lock_member(member), lapse_terms_at(at)
    case = case_of(member, by=by, at=at, last_active=last_active([member]).get(member.pk), away_years=terms.years)
    check((decided.__name__,), case)
    if member.state != MemberState.ACTIVE:
        raise WrongState
    check((away_for_years.__name__,), case)
    note(member, LETTER, by=by, case=case, data={"days": terms.notice_days})
    enqueue("coop.membership.mail_lapse_warning", member_id=member.pk)
    return member
