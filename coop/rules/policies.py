"""Who may set a rule, and who may try one."""

from typing import Any

from coop.membership.policies import is_board
from foundation.ui.context import roles_of


def can_set_policy(user: Any) -> bool:
    """The board, acting on a decision it names; and the software itself when a vote is carried or a co-op is set up."""
    return user is None or is_board(user)


def can_try(user: Any) -> bool:
    """Members and those who keep the house: many tries by a stranger could piece together what somebody earns."""
    return bool({"member", "worker", "board", "treasurer", "secretary", "coordinator", "staff"} & set(roles_of(user)))
