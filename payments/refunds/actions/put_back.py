"""A refund that will not happen: its money is held for the order again. Called under the locks of both rows."""

from datetime import datetime

from payments.checkout.models import Payment
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.refunds.enums import RefundState
from payments.refunds.models import Refund


def put_back(*, refund: Refund, payment: Payment, why: str, at: datetime) -> None:
    """Mark the refund failed; the customer is still owed the money, and staff see it. The caller saves the refund."""
    refund.state = RefundState.FAILED
    refund.failed_at = at
    refund.failure = why[:200]
    payment.refunded -= refund.amount
    payment.save(update_fields=["refunded"])
    post_journal(
        kind="refund_put_back",
        pairs=[Pair("2120", payment.held_in, refund.amount)],
        idempotency_key=f"refund:{refund.pk}:put_back",
        unit=refund.currency,
        at=at,
        reference=payment.reference,
    )
