"""Reading members."""

from typing import Any

from coop.membership.enums import ENDED, ClassCode, MemberState
from coop.membership.models import Member


def worker_membership(user: Any) -> Member | None:
    """The user's live worker membership, whatever its state."""
    return (
        Member.objects.filter(user=user, member_class_id=ClassCode.WORKER)
        .exclude(state__in=ENDED)
        .select_related("member_class", "user")
        .first()
    )


def count_active(*, class_code: str = "") -> int:
    """How many members the co-op has, in one class or all."""
    members = Member.objects.filter(state=MemberState.ACTIVE)
    return (members.filter(member_class_id=class_code) if class_code else members).count()
