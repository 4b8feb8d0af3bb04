"""What membership tells the floors below when the house starts."""

from typing import Any

from django.conf import settings

from coop.membership.policies import holds_office
from coop.membership.queries.members import worker_membership
from coop.membership.queries.roles import roles_of
from foundation.accounts.registry import second_factor_required
from foundation.ui.registry import roles
from payments.payouts.registry import Owner, owners


def must_have_second_factor(user: Any) -> bool:
    """Board, treasurer and secretary hold other people's trust: they sign in with a second factor."""
    return holds_office(user)


def payout_owner_of(user: Any) -> Owner | None:
    """A worker-member is paid into the account the ledger knows by the membership's opaque id."""
    member = worker_membership(user)
    if member is None:
        return None
    return Owner(account=member.account_id, email=user.email, country=str(settings.COOP["country"]))


def connect() -> None:

    second_factor_required.register("coop.membership", must_have_second_factor)
    roles.register("coop.membership", roles_of)
    owners.register("coop.membership", payout_owner_of)
