"""Find out whether a worker can be paid."""

from datetime import datetime

from payments.gateway.provider import gateway_of
from payments.payouts.actions.apply_payee_state import apply_payee_state
from payments.payouts.models import Payee


def sync_payee(*, payee: Payee, at: datetime) -> Payee:
    """Return the payee as the provider says it is now. Outside any transaction. Raises GatewayError, WrongProvider."""
    if not payee.remote_id:
        return Payee.objects.get(pk=payee.pk)
    return apply_payee_state(payee=payee, state=gateway_of(payee.provider).read_payee(payee.remote_id), at=at)
