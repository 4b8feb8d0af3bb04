"""Free an amount that was waiting."""

from datetime import datetime

from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.enums import EntryState
from payments.ledger.models import Entry, Journal


def void_pending(
    *,
    pending: Entry,
    at: datetime,
    kind: str = "void_pending",
    idempotency_key: str = "",
    reference: str = "",
    memo: str = "",
) -> Journal:
    """Free the whole of a pending row without moving anything; asked again, return the first journal.

    Raises PendingResolved when it was taken already, and what post_journal raises.
    """
    pair = Pair(
        debit=pending.debit.code,
        credit=pending.credit.code,
        amount=pending.amount,
        state=EntryState.VOID,
        pending_id=pending.pk,
    )
    return post_journal(
        kind=kind,
        pairs=[pair],
        idempotency_key=idempotency_key or f"pending:{pending.pk}:void",
        unit=pending.unit,
        at=at,
        reference=reference or pending.journal.reference,
        memo=memo,
    )
