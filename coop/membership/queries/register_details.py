"""What the register said of members at an instant."""

from collections.abc import Iterable
from datetime import datetime

from coop.membership.models import RegisterDetails


def details_of_people(user_ids: Iterable[int], *, at: datetime) -> dict[int, RegisterDetails]:
    """By user: the newest version at or before `at`, of whichever membership it is. One query."""
    found = (
        RegisterDetails.objects.filter(member__user_id__in=list(user_ids), from_at__lte=at)
        .select_related("member")
        .order_by("member__user_id", "-from_at", "-id")
        .distinct("member__user_id")
    )
    return {one.member.user_id: one for one in found}


def details_at(member_ids: Iterable[int], *, at: datetime) -> dict[int, RegisterDetails]:
    """By member: the newest version at or before `at`. One query; nobody has an entry before they were admitted."""
    found = (
        RegisterDetails.objects.filter(member_id__in=list(member_ids), from_at__lte=at)
        .order_by("member_id", "-from_at", "-id")
        .distinct("member_id")
    )
    return {one.member_id: one for one in found}
