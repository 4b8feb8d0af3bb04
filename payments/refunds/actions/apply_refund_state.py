"""Bring a refund up to what the provider says, and the books with it."""

from datetime import datetime

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.checkout.models import Payment
from payments.checkout.registry import events
from payments.gateway.calculations.states import RefundState as Remote
from payments.gateway.enums import RefundStatus
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.refunds.actions.put_back import put_back
from payments.refunds.actions.restate_payment import restate_payment
from payments.refunds.enums import RefundState
from payments.refunds.models import Refund


@transaction.atomic
def apply_refund_state(*, refund: Refund, state: Remote, at: datetime) -> Refund:
    """Return the refund after what was fetched: sent, done, or failed with the money back where it was held."""
    payment = lock_row(Payment.objects.all(), refund.payment_id)
    fresh = lock_row(Refund.objects.all(), refund.pk)
    before = fresh.state
    if before == RefundState.FAILED:
        return fresh
    fresh.remote_id = state.id
    if state.txn_id and not fresh.txn_id:
        fresh.txn_id = state.txn_id
        _post(fresh, payment, Pair("2120", "1011", fresh.amount), "refund", state.txn_id, at)
    if state.status is RefundStatus.FAILED and _came_back(fresh, state):
        if state.failure_txn_id:
            fresh.failure_txn_id = state.failure_txn_id
            _post(fresh, payment, Pair("1011", "2120", fresh.amount), "refund_failure", state.failure_txn_id, at)
        put_back(refund=fresh, payment=payment, why=state.failure or "failed", at=at)
    elif state.status is RefundStatus.SUCCEEDED and before != RefundState.EXTERNAL:
        fresh.state, fresh.done_at = RefundState.DONE, fresh.done_at or at
    elif before == RefundState.CREATED:
        fresh.state = RefundState.SENT
    fresh.save()
    restate_payment(payment=payment)
    if fresh.state != before:
        record(by=None, verb=f"payments.refund.{fresh.state}", subject=fresh, data={"amount": fresh.amount}, at=at)
        events.call("refund_changed", refund=fresh, at=at)
    return fresh


def _came_back(refund: Refund, state: Remote) -> bool:
    """Money that left has to be seen coming back before it is owed to the customer again."""
    return not refund.txn_id or bool(state.failure_txn_id)


def _post(refund: Refund, payment: Payment, pair: Pair, kind: str, txn_id: str, at: datetime) -> None:
    post_journal(
        kind=kind,
        pairs=[pair],
        idempotency_key=f"txn:{txn_id}",
        unit=refund.currency,
        at=at,
        reference=payment.reference,
    )
