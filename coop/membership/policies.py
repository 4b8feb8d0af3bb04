"""Who may, by membership and office."""

from typing import Any

from django.db.models import CharField, F, Value

from coop.membership.enums import ClassCode, MemberState, Office
from coop.membership.models import Member, OfficeTerm


def standing_of(user: Any) -> frozenset[tuple[str, str]]:
    """("office", each office held) and (state, class) of each living membership, in one query that the user keeps."""
    if not getattr(user, "is_authenticated", False):
        return frozenset()
    if not hasattr(user, "_standing"):
        offices = OfficeTerm.objects.filter(user=user, ends_at__isnull=True).values_list(
            Value("office", output_field=CharField()), F("office")
        )
        living = Member.objects.filter(user=user, state__in=[MemberState.ACTIVE, MemberState.LEAVING])
        user._standing = frozenset(offices.union(living.values_list(F("state"), F("member_class_id"))))
    return user._standing  # type: ignore[no-any-return]


def offices_of(user: Any) -> frozenset[str]:
    """The offices a user holds now."""
    return frozenset(name for kind, name in standing_of(user) if kind == "office")


def holds_office(user: Any) -> bool:
    """Whether the user is on the board, treasurer, secretary or coordinator."""
    return bool(offices_of(user))


def is_board(user: Any) -> bool:
    return Office.BOARD in offices_of(user)


def is_treasurer(user: Any) -> bool:
    return Office.TREASURER in offices_of(user)


def is_secretary(user: Any) -> bool:
    return Office.SECRETARY in offices_of(user)


def is_staff(user: Any) -> bool:
    """Whether the user may act for either side of a booking: the co-op's staff and its coordinators."""
    return bool(getattr(user, "is_staff", False)) or Office.COORDINATOR in offices_of(user)


def can_list_services(member: Member) -> bool:
    """A listing needs an active worker-member behind it."""
    return member.state == MemberState.ACTIVE and member.member_class_id == ClassCode.WORKER


def can_decide_membership(user: Any) -> bool:
    """Whether the user may record what the board decided about members: the board, its secretary, and office staff."""
    return is_board(user) or is_secretary(user) or bool(getattr(user, "is_staff", False))


def on_probation(member: Member) -> bool:
    """Whether the member is provisional: no vote on rules or the board, and no seat on it, until it is confirmed."""
    probation = getattr(member, "probation", None)
    return probation is not None and probation.confirmed_at is None


def acts_for_a_decision(by: Any) -> bool:
    """`by` is None when the software carries out a decision of the members or a date that has come."""
    return by is None


def can_apply_for_membership(user: Any) -> bool:
    return bool(getattr(user, "is_authenticated", False))


def can_set_class_rights(user: Any) -> bool:
    """The software when a vote takes effect, or the board that names the meeting: always as part of a rulebook."""
    return acts_for_a_decision(user) or is_board(user)


def can_describe_class(user: Any) -> bool:
    """The board and the secretary: words only."""
    return is_board(user) or is_secretary(user)
