"""Find out whether a worker's own bank took what was paid out to it."""

from datetime import datetime

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.gateway.provider import gateway_of
from payments.payouts.models import Payee

CAME_BACK = frozenset({"failed", "canceled"})


def sync_bank_payout(*, payee: Payee, payout_id: str, at: datetime) -> Payee:
    """Return the payee, marked when their bank sent money back and cleared when money arrived. Our books do not change:
    the money is the worker's own by then. Outside any transaction. Raises GatewayError, WrongProvider."""
    state = gateway_of(payee.provider).read_payout(payout_id, payee.remote_id)
    with transaction.atomic():
        fresh = lock_row(Payee.objects.all(), payee.pk)
        before = fresh.bank_trouble_at
        if state.status in CAME_BACK:
            fresh.bank_trouble_at = before or at
        elif state.status == "paid":
            fresh.bank_trouble_at = None
        fresh.save(update_fields=["bank_trouble_at"])
        if (before is None) != (fresh.bank_trouble_at is None):
            verb = "payments.payee.bank_trouble" if fresh.bank_trouble_at else "payments.payee.bank_well_again"
            record(by=None, verb=verb, subject=fresh, data={"payout": payout_id}, at=at)
    return fresh
