"""Close a payment page nobody should pay on any more. Payment beats closing: whoever paid a moment before has paid."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.checkout.enums import SessionState
from payments.checkout.models import Payment
from payments.checkout.registry import lock_for
from payments.operations.actions.write_operation import write_operation


@transaction.atomic
def close_checkout(*, by: Any, payment: Payment, at: datetime) -> Payment:
    """Return the payment, its page being closed; the purpose's `on_expired` follows when that is certain.

    A page whose address nobody has seen is closed at once. `by` is a user who gave up paying, or None for the clock.
    """
    purpose = lock_for(payment.purpose, payment.reference)
    fresh = lock_row(Payment.objects.all(), payment.pk)
    if fresh.close_requested_at or fresh.is_settled or fresh.session_state == SessionState.COMPLETE:
        return fresh
    fresh.close_requested_at = at
    if fresh.session_state == SessionState.PREPARING:
        fresh.session_state = SessionState.EXPIRED
        fresh.next_sync_at = None
    else:
        write_closing(payment=fresh, at=at)
    fresh.save(update_fields=["close_requested_at", "session_state", "next_sync_at"])
    record(by=by, verb="payments.checkout.closed", subject=fresh, at=at)
    if fresh.session_state == SessionState.EXPIRED:
        purpose.on_expired(payment=fresh, at=at)
    return fresh


def write_closing(*, payment: Payment, at: datetime) -> None:
    """Have the provider close the page."""
    write_operation(
        kind="expire_checkout",
        subject=f"checkout.payment:{payment.pk}",
        provider=payment.provider,
        params={"checkout_id": payment.session_id, "payment": str(payment.pk)},
        at=at,
    )
