"""The member behind a user, as far as deciding goes."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from coop.membership.enums import MemberState
from coop.membership.models import Member


def voter_of(user: Any, *, at: datetime) -> Member | None:
    """The membership in which the user votes today, as the roll would hold it; none without a vote. One query."""
    if not getattr(user, "is_authenticated", False):
        return None
    voting = Q(state=MemberState.ACTIVE) | Q(state=MemberState.LEAVING, votes_until__gt=at)
    return (
        Member.objects.filter(voting, user=user, active_from__lte=at, member_class__votes_in_general=True)
        .select_related("member_class", "user")
        .order_by("-votes_here", "member_no")
        .first()
    )
