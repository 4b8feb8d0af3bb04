"""How much of a payment has been given back, from its refunds. Called under the payment's lock."""

from django.db.models import Sum

from payments.checkout.enums import PAID, PaymentState
from payments.checkout.models import Payment
from payments.refunds.enums import LEFT
from payments.refunds.models import Refund


def restate_payment(*, payment: Payment) -> None:
    """Set the payment to paid, partly refunded or refunded: what counts is what has left."""
    if payment.state not in (*PAID, PaymentState.REFUNDED):
        return
    gone = Refund.objects.filter(payment=payment, state__in=LEFT).aggregate(total=Sum("amount"))["total"] or 0
    if gone >= payment.captured:
        payment.state = PaymentState.REFUNDED
    else:
        payment.state = PaymentState.PART_REFUNDED if gone else PaymentState.CAPTURED
    payment.save(update_fields=["state"])
