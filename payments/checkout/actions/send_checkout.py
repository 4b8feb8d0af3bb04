"""Fetch the address of the payment page while the person waits."""

from datetime import datetime

from payments.checkout.models import Payment
from payments.operations.actions.send_operation import send_operation
from payments.operations.enums import LIVE


def send_checkout(*, payment: Payment, at: datetime) -> Payment:
    """Return the payment with its `checkout_url`, or without one when the provider did not answer yet: the worker
    goes on trying, and `checkout:wait` shows the person when it is there. Outside any transaction. Raises
    WrongProvider."""
    if not payment.session_id and payment.operation.state in LIVE:
        send_operation(operation_id=payment.operation_id, at=at)
    return Payment.objects.select_related("operation").get(pk=payment.pk)
