"""What membership tells the floors below when the house starts."""

from typing import Any

from coop.membership.policies import holds_office
from coop.membership.queries.roles import roles_of


def must_have_second_factor(user: Any) -> bool:
    """Board, treasurer and secretary hold other people's trust: they sign in with a second factor."""
    return holds_office(user)


def connect() -> None:
    from foundation.accounts.registry import second_factor_required
    from foundation.ui.registry import roles

    second_factor_required.register("coop.membership", must_have_second_factor)
    roles.register("coop.membership", roles_of)
