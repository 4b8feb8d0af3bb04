"""What a user is in the co-op, for menus: one query for all of it."""

from typing import Any

from coop.membership.enums import ClassCode, MemberState
from coop.membership.policies import can_decide_membership, standing_of


def roles_of(user: Any) -> set[str]:
    """The user's roles: "worker" (an active worker-member), "member" (until the last day), each office held (board,
    treasurer...), and "keeper" for those who keep the register of members.
    """
    if not getattr(user, "is_authenticated", False):
        return set()
    standing = standing_of(user)
    found = {name for kind, name in standing if kind == "office"}
    if any(kind != "office" for kind, _name in standing):
        found.add("member")
    if (MemberState.ACTIVE, ClassCode.WORKER) in standing:
        found.add("worker")
    if user.is_staff:
        found.add("staff")
    if can_decide_membership(user):
        found.add("keeper")
    return found
