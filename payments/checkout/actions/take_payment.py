"""The money has arrived: write it into the books and let the purpose decide. Called under the payment's lock."""

from datetime import datetime

from django.db import transaction

from foundation.audit.actions.record import record
from payments.checkout.enums import PaymentState, SessionState
from payments.checkout.errors import PurposeRefused
from payments.checkout.models import Payment
from payments.checkout.queries.payments import paid_payment
from payments.checkout.registry import events, purposes
from payments.gateway.calculations.states import PaymentState as Paid
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair

DIFFERS = "The amount paid was not the amount agreed."
TWICE = "This had been paid for already."


def take_payment(*, payment: Payment, paid: Paid, at: datetime) -> Payment:
    """Return the payment, captured, and either accepted by its purpose or on its way back in full."""
    payment.session_state = SessionState.COMPLETE
    payment.state = PaymentState.CAPTURED
    payment.intent_id, payment.charge_id, payment.txn_id = paid.id, paid.charge_id, paid.txn_id
    payment.captured, payment.fee, payment.captured_at = paid.captured.minor, paid.fee, at
    payment.next_sync_at = None
    payment.save()
    _post(payment, at)
    record(
        by=None,
        verb="payments.payment.captured",
        subject=payment,
        data={"amount": payment.captured, "fee": payment.fee, "currency": payment.currency},
        at=at,
    )
    payment.refused_because = _refusal(payment, paid, at)
    if payment.refused_because:
        payment.save(update_fields=["refused_because"])
        events.call("payment_refused", payment=payment, reason=payment.refused_because, at=at)
    else:
        payment.accepted_at = at
        payment.save(update_fields=["accepted_at"])
    return payment


def _post(payment: Payment, at: datetime) -> None:
    """Each charge of the provider once, under the id of its balance transaction."""
    pairs = [Pair("1010", payment.held_in, payment.captured)]
    if payment.fee:
        pairs.append(Pair("5010", "1010", payment.fee))
    post_journal(
        kind="charge",
        pairs=pairs,
        idempotency_key=f"txn:{payment.txn_id}",
        unit=payment.currency,
        at=at,
        reference=payment.reference,
    )


def _refusal(payment: Payment, paid: Paid, at: datetime) -> str:
    """Why the payment cannot be accepted, or nothing. What the purpose wrote before it refused is undone."""
    if paid.captured != payment.money:
        return DIFFERS
    if paid_payment(purpose=payment.purpose, reference=payment.reference):
        return TWICE
    try:
        with transaction.atomic():
            purposes.get(payment.purpose).on_paid(payment=payment, at=at)
    except PurposeRefused as fact:
        return fact.text
    return ""
