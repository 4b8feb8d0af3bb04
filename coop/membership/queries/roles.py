"""What a user is in the co-op, for menus: one query for all of it."""

from typing import Any

from django.db.models import CharField, F, Value

from coop.membership.enums import ClassCode, MemberState
from coop.membership.models import Member, OfficeTerm


def roles_of(user: Any) -> set[str]:
    """The user's roles: "worker" (an active worker-member), "member", and each office held (board, treasurer...)."""
    if not getattr(user, "is_authenticated", False):
        return set()
    offices = OfficeTerm.objects.filter(user=user, ends_at__isnull=True).values_list(
        Value("office", output_field=CharField()), F("office")
    )
    classes = Member.objects.filter(user=user, state=MemberState.ACTIVE).values_list(
        Value("class", output_field=CharField()), F("member_class_id")
    )
    rows = list(offices.union(classes))
    user._offices_held = frozenset(name for kind, name in rows if kind == "office")
    classes_held = {name for kind, name in rows if kind == "class"}
    found = set(user._offices_held)
    if classes_held:
        found.add("member")
    if ClassCode.WORKER in classes_held:
        found.add("worker")
    if user.is_staff:
        found.add("staff")
    return found
