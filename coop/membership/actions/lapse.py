"""End the membership of somebody who has been away for years and did not answer (M10)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._end import give_up_seat
from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def lapse(*, by: Any, member: Member, resolution: str, at: datetime) -> Member:
    """The place ends and the money does not: shares and capital stay owed. Raises MayNotDecideMembership,
    ResolutionMissing, NotWarned, NotYetDue, StillActive, WrongState.
    """
    member = lock_member(member)
    warned = member.events.filter(verb="warn_of_lapse").order_by("-id").values_list("at", flat=True).first()
    case = case_of(
        member, by=by, at=at, resolution=resolution, warned_at=warned, last_seen=member.user.last_login
    )  # fmt: skip
    move(member, "lapse", by=by, case=case, ended_at=at)
    give_up_seat(member, by=by, resolution=resolution, at=at)
    enqueue("coop.membership.mail_lapsed", member_id=member.pk)
    return member
