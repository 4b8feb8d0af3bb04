"""Answer a suspension: the member's own words, for the board to read."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.membership.actions._move import case_of, lock_member, note
from coop.membership.enums import MemberState
from coop.membership.errors import NotYours, ReasonMissing, TooLate, WrongState
from coop.membership.models import Member


@transaction.atomic
def answer_suspension(*, by: Any, member: Member, answer: str, at: datetime) -> Member:
    """Put the answer into the history. Raises NotYours, WrongState, ReasonMissing, TooLate."""
    member = lock_member(member)
    case = case_of(member, by=by, at=at, reason=answer.strip())
    if not case.by_self:
        raise NotYours
    if member.state != MemberState.SUSPENDED:
        raise WrongState
    if not case.reason:
        raise ReasonMissing(_("Write your answer first."))
    told = member.events.filter(verb="suspend").order_by("-id").values_list("data", flat=True).first() or {}
    if told.get("answer_by") and datetime.fromisoformat(told["answer_by"]) < at:
        raise TooLate
    note(member, "answer", by=by, case=case)
    return member
