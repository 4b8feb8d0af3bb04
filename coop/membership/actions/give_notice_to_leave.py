"""Give notice to leave the co-op (M8)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.actions._move import case_of, lock_member, move
from coop.membership.actions.complete_leaving import complete_leaving
from coop.membership.enums import LeavingRule, VoteEnds
from coop.membership.models import Member
from coop.membership.queries.leaving import leaves_at
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def give_notice_to_leave(*, by: Any, member: Member, reason: str = "", resolution: str = "", at: datetime) -> Member:
    """The member gives notice, or the office records a letter and says which. The class's calendar sets the last day.

    Where the rule is "at once", the membership ends here. The vote ends now, on the rolls of open votes too, or on the
    last day, as the class says. Raises NotYours, ReasonMissing (an unnamed letter), WrongState.
    """
    member = lock_member(member)
    ends = leaves_at(member, given_at=at)
    votes_until = at if member.member_class.vote_ends == VoteEnds.AT_ONCE else ends
    case = case_of(member, by=by, at=at, reason=reason, resolution=resolution)
    move(
        member, "give_notice", by=by, case=case, data={"leaves_at": ends.isoformat()},
        leaves_at=ends, votes_until=votes_until,
    )  # fmt: skip
    if member.member_class.leaving_rule == LeavingRule.IMMEDIATE:
        return complete_leaving(by=None, member=member, at=at)
    enqueue("coop.membership.mail_leaving", member_id=member.pk)
    return member
