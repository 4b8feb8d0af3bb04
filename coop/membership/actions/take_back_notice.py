"""Stay after all: take back notice before the last day is over."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member


@transaction.atomic
def take_back_notice(*, by: Any, member: Member, at: datetime) -> Member:
    """Stay a member, with the vote from the next roll on. Raises NotYours, TooLate, WrongState (a suspension cannot be
    left that way).
    """
    member = lock_member(member)
    notice = member.events.filter(verb="give_notice").order_by("-id").values_list("from_state", flat=True).first()
    case = case_of(member, by=by, at=at, came_from=notice or "")
    return move(member, "take_back_notice", by=by, case=case, leaves_at=None, votes_until=None)
