"""Lines of the co-op's own balance: to its bank, from it, and the provider's fees. Private to the actions of this room.

Nothing of ours makes these; they are taken over as the provider reports them, once each.
"""

from datetime import datetime

from payments.gateway.calculations.states import BalanceEntry
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.reconcile.actions._cause import UNKNOWN, Cause, adopted


def adopt_payout(entry: BalanceEntry, at: datetime) -> Cause:
    """Money on its way to the co-op's bank, or back from there."""
    return _adopt(entry, out=("1030", "1011"), back=("1011", "1030"), kind="coop_payout", at=at)


def adopt_fee(entry: BalanceEntry, at: datetime) -> Cause:
    """What the provider takes beside the fee of a charge, or gives back of it."""
    return _adopt(entry, out=("5010", "1011"), back=("1011", "5010"), kind="provider_fee", at=at)


def adopt_topup(entry: BalanceEntry, at: datetime) -> Cause:
    """Money from the co-op's bank, or back to it."""
    return _adopt(entry, out=("1000", "1011"), back=("1011", "1000"), kind="topup", at=at)


def _adopt(entry: BalanceEntry, *, out: tuple[str, str], back: tuple[str, str], kind: str, at: datetime) -> Cause:
    if not entry.net:
        return UNKNOWN
    debit, credit = out if entry.net < 0 else back
    pairs = [Pair(debit, credit, abs(entry.net))]
    post_journal(kind=kind, pairs=pairs, idempotency_key=f"txn:{entry.id}", unit=entry.currency, at=at)
    return adopted(f"provider:{entry.source or entry.id}")
