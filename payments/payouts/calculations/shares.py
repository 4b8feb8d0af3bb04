"""Who gets what of an order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """`amount` minor units for `owner`, the opaque owner of a ledger account ("m_...")."""

    owner: str
    amount: int


def checked_shares(shares: list[Share], contribution: int) -> list[Share]:
    """Return the shares that are of something. Raises ValueError for an amount below zero or an owner named twice."""
    if contribution < 0 or any(share.amount < 0 for share in shares):
        raise ValueError("a share is never below zero")
    if len({share.owner for share in shares}) != len(shares):
        raise ValueError("an owner has one share of an order")
    return [share for share in shares if share.amount]
