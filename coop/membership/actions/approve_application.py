"""Accept an applicant: from now on they can pay their share (M2)."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.calculations.leaving import end_of_day
from coop.membership.models import Member
from coop.membership.registry import days_to_pay_for
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def approve_application(*, by: Any, member: Member, resolution: str, at: datetime) -> Member:
    """Accept by a named decision (`by` None: a policy), and set the last day to pay.

    Raises MayNotDecideMembership, ResolutionMissing, WrongState.
    """
    member = lock_member(member)
    zone = str(settings.COOP["zone"])
    days = timedelta(days=days_to_pay_for(member=member, at=at))
    pay_by = end_of_day(at.astimezone(ZoneInfo(zone)).date() + days, zone)
    case = case_of(member, by=by, at=at, resolution=resolution)
    move(member, "approve", by=by, case=case, data={"pay_by": pay_by.isoformat()}, pay_by=pay_by)
    enqueue("coop.membership.mail_accepted", member_id=member.pk)
    return member
