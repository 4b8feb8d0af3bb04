"""The histories of several memberships, in one statement."""

from collections.abc import Iterable

from coop.membership.models import Member, MembershipEvent


def histories_of(members: Iterable[Member]) -> dict[int, list[MembershipEvent]]:
    """The steps of each, the newest first."""
    found: dict[int, list[MembershipEvent]] = {member.pk: [] for member in members}
    if found:
        for event in MembershipEvent.objects.filter(member_id__in=found).order_by("-id"):
            found[event.member_id].append(event)
    return found
