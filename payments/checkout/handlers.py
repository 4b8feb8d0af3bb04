"""How the operations of this room are called, and what their answers mean."""

from datetime import datetime, timedelta
from typing import Any

from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from foundation.money.calculations.money import Money
from payments.checkout.actions.apply_checkout_state import apply_checkout_state
from payments.checkout.actions.close_checkout import write_closing
from payments.checkout.enums import SessionState
from payments.checkout.models import Payment
from payments.checkout.registry import lock_for, purposes
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.calculations.requests import CheckoutLine, CheckoutRequest
from payments.gateway.calculations.states import CheckoutState
from payments.gateway.enums import CheckoutStatus
from payments.gateway.errors import GatewayError
from payments.operations.models import Operation

SYNC = "payments.checkout.sync"


def _locked(operation: Operation) -> Payment:
    payment = Payment.objects.only("purpose", "reference").get(pk=operation.subject.partition(":")[2])
    lock_for(payment.purpose, payment.reference)
    return lock_row(Payment.objects.all(), payment.pk)


class OpenCheckout:
    """Open the hosted page."""

    ends_when_refused = True  # the person starts anew; what was held for this page has been let go

    def call(self, gateway: Gateway, operation: Operation) -> CheckoutState:
        params = operation.params
        request = CheckoutRequest(
            amount=Money(params["amount"], params["currency"]),
            lines=tuple(CheckoutLine(**line) for line in params["lines"]),
            reference=params["reference"],
            group=params["group"],
            success_url=params["success_url"],
            cancel_url=params["cancel_url"],
            expires_at=datetime.fromisoformat(params["expires_at"]),
            metadata=params["metadata"],
        )
        return gateway.open_checkout(operation.op, request)

    def read(self, gateway: Gateway, remote_id: str) -> CheckoutState:
        return gateway.read_checkout(remote_id)

    def on_done(self, operation: Operation, answer: CheckoutState, at: datetime) -> None:
        payment = _locked(operation)
        payment.session_id = answer.id
        if payment.session_state == SessionState.PREPARING:
            payment.session_state = SessionState.OPEN
            payment.checkout_url = answer.url
            payment.next_sync_at = at + timedelta(minutes=1)
        else:
            # Given up before anybody saw its address: close it.
            write_closing(payment=payment, at=at)
        payment.save(update_fields=["session_id", "session_state", "checkout_url", "next_sync_at"])
        if answer.status is not CheckoutStatus.OPEN:
            # Found long after it was made.
            apply_checkout_state(payment=payment, state=answer, at=at)

    def on_refused(self, operation: Operation, error: GatewayError, at: datetime) -> None:
        payment = _locked(operation)
        if payment.session_state != SessionState.PREPARING:
            return
        payment.session_state = SessionState.REFUSED
        payment.failure = error.code[:255]
        payment.save(update_fields=["session_state", "failure"])
        purposes.get(payment.purpose).on_expired(payment=payment, at=at)


class ExpireCheckout:
    """Close the hosted page."""

    ends_when_refused = True  # whoever refuses to close a page has closed it already

    def call(self, gateway: Gateway, operation: Operation) -> CheckoutState:
        return gateway.expire_checkout(operation.op, operation.params["checkout_id"])

    def read(self, gateway: Gateway, remote_id: str) -> CheckoutState:
        return gateway.read_checkout(remote_id)

    def on_done(self, operation: Operation, answer: CheckoutState, at: datetime) -> None:
        apply_checkout_state(payment=_locked(operation), state=answer, at=at)

    def on_refused(self, operation: Operation, error: GatewayError, at: datetime) -> None:
        """It was paid, or had closed by itself: look which."""
        enqueue(SYNC, payment_id=operation.params["payment"])


def open_kinds() -> dict[str, Any]:
    """The kinds of this room."""
    return {"open_checkout": OpenCheckout(), "expire_checkout": ExpireCheckout()}
