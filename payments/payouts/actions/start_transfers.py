"""Send what is owed, once the time for claims is over and the worker's account can take it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.gateway.errors import CheckoutClosed
from payments.gateway.provider import provider
from payments.operations.actions.retry_operation import retry_operation
from payments.operations.actions.write_operation import write_operation
from payments.operations.enums import OperationState
from payments.operations.models import Operation
from payments.payouts.enums import Blocked, EarningState, PayeeState
from payments.payouts.models import Earning, Payee
from payments.payouts.queries.due_earnings import due_earnings


def start_transfers(*, at: datetime, limit: int = 200) -> int:
    """Write a transfer for each earning that is due, each in a transaction of its own; return how many were begun.

    An earning whose worker cannot be paid yet is marked with the reason and left owed; it comes back by itself when the
    account becomes ready.
    """
    try:
        in_use = provider()
    except CheckoutClosed:
        return 0
    due = list(due_earnings(provider=in_use, at=at).values_list("pk", flat=True)[:limit])
    return sum(_start(pk, at) for pk in due)


@transaction.atomic
def _start(pk: Any, at: datetime) -> bool:
    # Without joins: a row that waited for its lock is read anew, but what is joined to it is not.
    earning = lock_row(Earning.objects.all(), pk)
    if earning.state != EarningState.EARNED or earning.blocked:
        return False
    payee = (
        Payee.objects.filter(owner=earning.owner, provider=earning.provider).exclude(state=PayeeState.CLOSED).first()
    )
    if payee is None or payee.state != PayeeState.READY:
        earning.blocked = Blocked.PAYEE_NOT_READY if payee else Blocked.NO_PAYEE
        earning.save(update_fields=["blocked"])
        return False
    return _send(earning, payee, at)


def _send(earning: Earning, payee: Payee, at: datetime) -> bool:
    before = earning.operation
    if before is not None and before.state != OperationState.REFUSED:
        return False
    if before is not None and before.params["payee"] == payee.remote_id:
        retry_operation(by=None, operation=before, at=at)
        return True
    earning.operation = _operation(earning, payee, at)
    earning.save(update_fields=["operation"])
    record(by=None, verb="payments.earning.sent", subject=earning, data={"amount": earning.amount}, at=at)
    return True


def _operation(earning: Earning, payee: Payee, at: datetime) -> Operation:
    return write_operation(
        kind="pay_worker",
        subject=f"payouts.earning:{earning.pk}",
        provider=earning.provider,
        params={
            "payee": payee.remote_id,
            "amount": earning.amount,
            "currency": earning.currency,
            "charge_id": earning.payment.charge_id,
            "group": earning.reference,
        },
        at=at,
    )
