"""Whose payout account a signed-in person is. The room that knows members registers; payments knows no names."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from foundation.registry import Registry


@dataclass(frozen=True, slots=True)
class Owner:
    """The opaque owner of a ledger account ("m_..."), and what the provider needs: an e-mail address, a country."""

    account: str
    email: str
    country: str


# Each finder takes a user and returns their Owner, or None for someone it does not know. coop.membership registers one.
owners: Registry[Callable[[Any], Owner | None]] = Registry("payments.payouts.owners")


def owner_of(user: Any) -> Owner | None:
    """Return whose payout account the user is, or None."""
    if not user.is_authenticated:
        return None
    return next((owner for _key, find in owners.items() if (owner := find(user)) is not None), None)
