"""Take an amount that was waiting."""

from datetime import datetime

from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.enums import EntryState
from payments.ledger.models import Entry, Journal


def post_pending(
    *,
    pending: Entry,
    at: datetime,
    amount: int | None = None,
    kind: str = "post_pending",
    idempotency_key: str = "",
    reference: str = "",
    memo: str = "",
) -> Journal:
    """Move `amount` (at most what waits; all of it when not given) and free the rest. A pending row resolves once.

    Without a key of its own, asking again with the same amount returns the first journal.
    Raises PendingResolved (voided, or taken under another key), PendingDiffers (more than waits), and what post_journal
    raises.
    """
    pair = Pair(
        debit=pending.debit.code,
        credit=pending.credit.code,
        amount=pending.amount if amount is None else amount,
        state=EntryState.POST,
        pending_id=pending.pk,
    )
    return post_journal(
        kind=kind,
        pairs=[pair],
        idempotency_key=idempotency_key or f"pending:{pending.pk}:post",
        unit=pending.unit,
        at=at,
        reference=reference or pending.journal.reference,
        memo=memo,
    )
