"""Who may set a rule."""

from typing import Any

from coop.membership.policies import is_board


def can_set_policy(user: Any) -> bool:
    """The board, acting on a decision it names; and the software itself when a vote is carried or a co-op is set up."""
    return user is None or is_board(user)
