"""Find out what became of a refund."""

from datetime import datetime

from payments.gateway.provider import gateway_of
from payments.refunds.actions.apply_refund_state import apply_refund_state
from payments.refunds.models import Refund


def sync_refund(*, refund: Refund, at: datetime) -> Refund:
    """Return the refund as the provider says it is now. Outside any transaction. Raises GatewayError, WrongProvider."""
    if not refund.remote_id:
        return Refund.objects.get(pk=refund.pk)
    return apply_refund_state(refund=refund, state=gateway_of(refund.provider).read_refund(refund.remote_id), at=at)
