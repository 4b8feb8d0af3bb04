"""Where a worker gives the provider their details. Calls the provider: outside any transaction."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from payments.gateway.provider import gateway_of
from payments.operations.actions.send_operation import send_operation
from payments.operations.enums import LIVE
from payments.payouts.errors import PayeeNotReady
from payments.payouts.models import Payee


def onboarding_link(*, payee: Payee, at: datetime) -> str:
    """Return an address that works once and for a few minutes. Raises PayeeNotReady, GatewayError, WrongProvider."""
    if not payee.remote_id and payee.operation.state in LIVE:
        send_operation(operation_id=payee.operation_id, at=at)
        payee.refresh_from_db()
    if not payee.remote_id:
        raise PayeeNotReady
    here = settings.SITE_URL.rstrip("/")
    return gateway_of(payee.provider).payee_link(
        payee.remote_id,
        return_url=here + reverse("payouts:return_from_onboarding"),
        refresh_url=here + reverse("payouts:refresh_onboarding"),
    )
