"""Bring a payment up to what the provider says. Only ever forward."""

from datetime import datetime

from django.db import transaction

from foundation.locks import lock_row
from payments.checkout.actions.take_payment import take_payment
from payments.checkout.calculations.times import looks_again_at
from payments.checkout.enums import PaymentState, SessionState
from payments.checkout.models import Payment
from payments.checkout.registry import lock_for
from payments.gateway.calculations.states import CheckoutState
from payments.gateway.enums import CheckoutStatus, PaymentStatus


@transaction.atomic
def apply_checkout_state(*, payment: Payment, state: CheckoutState, at: datetime) -> Payment:
    """Return the payment after what was fetched. What is paid stays paid, whatever an older answer says."""
    purpose = lock_for(payment.purpose, payment.reference)
    fresh = lock_row(Payment.objects.all(), payment.pk)
    if fresh.session_id != state.id:
        raise ValueError(f"page {state.id} does not belong to payment {fresh.pk}")
    if fresh.charge_id:
        return fresh
    paid = state.payment
    if paid is not None and paid.status is PaymentStatus.CAPTURED and paid.txn_id:
        return take_payment(payment=fresh, paid=paid, at=at)
    before = (fresh.session_state, fresh.state)
    if state.status is CheckoutStatus.EXPIRED:
        fresh.session_state = SessionState.EXPIRED
    elif state.status is CheckoutStatus.COMPLETE:
        fresh.session_state = SessionState.COMPLETE
        if paid is not None and paid.status in (PaymentStatus.FAILED, PaymentStatus.CANCELLED):
            fresh.state = PaymentState.FAILED
            fresh.failure = paid.failure or paid.status
    fresh.next_sync_at = None if fresh.is_settled else looks_again_at(fresh.created_at, at)
    fresh.save(update_fields=["session_state", "state", "failure", "next_sync_at"])
    if fresh.is_settled and before != (fresh.session_state, fresh.state):
        purpose.on_expired(payment=fresh, at=at)
    return fresh
