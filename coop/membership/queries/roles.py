"""What a user is in the co-op, for menus: one query for all of it."""

from typing import Any

from django.db.models import CharField, F, Value

from coop.membership.enums import ClassCode, MemberState
from coop.membership.models import Member, OfficeTerm
from coop.membership.policies import can_decide_membership


def roles_of(user: Any) -> set[str]:
    """The user's roles: "worker" (an active worker-member), "member" (until the last day), each office held (board,
    treasurer...), and "keeper" for those who keep the register of members.
    """
    if not getattr(user, "is_authenticated", False):
        return set()
    offices = OfficeTerm.objects.filter(user=user, ends_at__isnull=True).values_list(
        Value("office", output_field=CharField()), F("office")
    )
    held = Member.objects.filter(user=user, state__in=[MemberState.ACTIVE, MemberState.LEAVING])
    rows = set(offices.union(held.values_list(F("state"), F("member_class_id"))))
    user._offices_held = frozenset(name for kind, name in rows if kind == "office")
    found = set(user._offices_held)
    if rows - {("office", name) for name in found}:
        found.add("member")
    if (MemberState.ACTIVE, ClassCode.WORKER) in rows:
        found.add("worker")
    if user.is_staff:
        found.add("staff")
    if can_decide_membership(user):
        found.add("keeper")
    return found
