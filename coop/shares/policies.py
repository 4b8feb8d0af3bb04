"""Who may see and decide about shares."""

from typing import Any

from coop.membership.enums import LIVE, MemberState
from coop.membership.models import Member
from coop.membership.policies import can_decide_membership, is_board, is_secretary, is_treasurer

MAY_BUY = frozenset({MemberState.AWAITING_PAYMENT, MemberState.ACTIVE})


def can_buy_shares(user: Any, member: Member) -> bool:
    """The person themselves, accepted or a member."""
    return _is_own(user, member) and member.state in MAY_BUY


def can_ask_for_withdrawal(user: Any, member: Member) -> bool:
    """The person themselves, while they are a member: who has left is queued by the software."""
    return _is_own(user, member) and member.state in LIVE


def can_decide_withdrawals(user: Any) -> bool:
    return is_board(user)


def can_handle_share_money(user: Any) -> bool:
    return is_treasurer(user)


def can_issue_certificates(user: Any) -> bool:
    return is_secretary(user) or is_board(user)


def can_see_register(user: Any) -> bool:
    """The full register, with addresses and amounts."""
    return can_decide_membership(user) or is_treasurer(user)


def can_inspect_register(user: Any) -> bool:
    """The inspection copy: every member may see who the other members are (CCBSA 2014, inspection of the register)."""
    if not getattr(user, "is_authenticated", False):
        return False
    return can_see_register(user) or Member.objects.filter(user=user, state__in=LIVE).exists()


def can_see_shares(user: Any, member: Member) -> bool:
    return _is_own(user, member)


def acts_for_the_software(by: Any) -> bool:
    """`by` is None when the software carries out what was decided, or a date that has come."""
    return by is None


def _is_own(user: Any, member: Member) -> bool:
    return bool(getattr(user, "is_authenticated", False)) and user.pk == member.user_id
