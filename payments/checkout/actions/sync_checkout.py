"""Find out for certain whether a payment was made: the one way, for webhook, landing page and poller."""

from datetime import datetime

from payments.checkout.actions.apply_checkout_state import apply_checkout_state
from payments.checkout.models import Payment
from payments.gateway.provider import gateway_of


def sync_checkout(*, payment: Payment, at: datetime) -> Payment:
    """Return the payment as the provider says it is now. Outside any transaction: fetch first, then write under the
    lock.

    Safe to run any number of times, by anybody at once. Raises GatewayError, WrongProvider.
    """
    if not payment.session_id:
        return Payment.objects.get(pk=payment.pk)
    state = gateway_of(payment.provider).read_checkout(payment.session_id)
    return apply_checkout_state(payment=payment, state=state, at=at)
