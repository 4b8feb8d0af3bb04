"""Finding the payment a page is about."""

import uuid

from payments.checkout.errors import PaymentNotFound
from payments.checkout.models import Payment


def load_payment(payment_id: uuid.UUID) -> Payment:
    """Return the payment with its operation. Raises PaymentNotFound."""
    payment = Payment.objects.select_related("operation").filter(pk=payment_id).first()
    if payment is None:
        raise PaymentNotFound
    return payment
