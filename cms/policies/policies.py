"""Who may."""

from typing import Any

from cms.policies.enums import AcceptedBy
from coop.membership.enums import ClassCode, MemberState
from coop.membership.policies import is_board, is_secretary, standing_of

LIVING = (MemberState.ACTIVE, MemberState.LEAVING)


def can_approve_policies(user: Any) -> bool:
    """The board and the secretary."""
    return is_board(user) or is_secretary(user)


def is_asked(user: Any, accepted_by: str) -> bool:
    """Whether a policy with this wish asks the user."""
    if not getattr(user, "is_authenticated", False) or accepted_by == AcceptedBy.NOBODY:
        return False
    if accepted_by == AcceptedBy.EVERYBODY:
        return True
    classes = {code for state, code in standing_of(user) if state in LIVING}
    return ClassCode.WORKER in classes if accepted_by == AcceptedBy.WORKERS else bool(classes)


def acts_for_two_approvers(by: Any) -> bool:
    """`by` is None: what publishes is the second approval, or the day that was set with it."""
    return by is None
