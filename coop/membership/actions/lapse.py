"""End the membership of somebody who has been away for years and did not answer (M10)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._end import give_up_offices
from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.models import Member
from coop.membership.queries.lapse import last_active, last_letter
from coop.membership.registry import lapse_terms_at
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def lapse(*, by: Any, member: Member, resolution: str, at: datetime) -> Member:
    """The place ends and the money does not: shares and capital stay owed.

    A letter from before the last sign of life counts for nothing; the days are those it promised. Raises
    MayNotDecideMembership, ResolutionMissing, StillActive, NotWarned, NotYetDue, WrongState.
    """
    member = lock_member(member)
    letter = last_letter(member)
    case = case_of(
        member,
        by=by,
        at=at,
        resolution=resolution,
        warned_at=letter.at if letter else None,
        notice_days=letter.days if letter else 0,
        last_active=last_active([member]).get(member.pk),
        away_years=lapse_terms_at(at).years,
    )
    move(member, "lapse", by=by, case=case, ended_at=at)
    give_up_offices(member, by=by, resolution=resolution, at=at)
    enqueue("coop.membership.mail_lapsed", member_id=member.pk)
    return member
