"""Who may close a year, draft, freeze, propose and pay. `None` is the software acting on a decision of the members."""

from typing import Any

from coop.membership.policies import is_board, is_treasurer
from foundation.ui.context import roles_of


def can_close_year(user: Any) -> bool:
    """The treasurer and the board."""
    return is_treasurer(user) or is_board(user)


def can_draft(user: Any) -> bool:
    """Drafts come from the treasurer and the board; every member can see them."""
    return can_close_year(user)


def can_run_payouts(user: Any) -> bool:
    """Paying what the members decided: the software itself after the vote, or the treasurer and the board."""
    return user is None or can_close_year(user)


def can_pay_tax(user: Any) -> bool:
    """Writing down what the tax office was paid: the treasurer and the board, as for what members are paid."""
    return can_close_year(user)


def can_see_drafts(user: Any) -> bool:
    """Every member, and who prepares the accounts."""
    return bool(getattr(user, "is_authenticated", False)) and (
        "member" in roles_of(user) or can_close_year(user) or bool(user.is_staff)
    )


def can_declare(user: Any) -> bool:
    """The software when a vote takes effect, or an officer who names the meeting that resolved it."""
    return user is None or can_close_year(user)


def can_give_back(user: Any) -> bool:
    """The board decides about capital of old years, and about what nobody fetched."""
    return bool(is_board(user))
