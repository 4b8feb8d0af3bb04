"""The last day is over: the person is a former member (M8)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._end import give_up_offices
from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def complete_leaving(*, by: Any = None, member: Member, at: datetime) -> Member:
    """End a membership whose last day is over; the shares join the queue to be paid back (coop.shares hears of it).

    Raises MayNotDecideMembership, WrongState, NotYetDue.
    """
    member = lock_member(member)
    case = case_of(member, by=by, at=at)
    move(member, "complete_leaving", by=by, case=case, ended_at=at)
    give_up_offices(member, by=by, resolution="", at=at)
    enqueue("coop.membership.mail_left", member_id=member.pk)
    return member
