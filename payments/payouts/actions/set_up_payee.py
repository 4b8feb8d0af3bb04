"""Begin to be paid: an account at the provider for one worker."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import advisory_lock
from payments.gateway.provider import provider
from payments.operations.actions.retry_operation import retry_operation
from payments.operations.actions.write_operation import write_operation
from payments.operations.enums import OperationState
from payments.payouts.models import Payee
from payments.payouts.queries.payees import payee_of
from payments.payouts.registry import Owner

REQUEST_SENDS_WITHIN = timedelta(seconds=20)


@transaction.atomic
def set_up_payee(*, by: Any, owner: Owner, at: datetime) -> Payee:
    """Return the worker's payee; asked again, the same one. The provider makes the account after the commit.

    `by` is the worker, or staff for them: the view has found whose `owner` that is. Raises CheckoutClosed.
    """
    in_use = provider()
    advisory_lock("payments.payouts.payee", owner.account, in_use)
    known = payee_of(owner=owner.account, provider=in_use)
    if known is not None:
        if known.operation.state == OperationState.REFUSED:
            retry_operation(by=None, operation=known.operation, at=at)
        return known
    number = Payee.objects.filter(owner=owner.account, provider=in_use).count() + 1  # after an account was closed
    operation = write_operation(
        kind="create_payee",
        subject=f"payouts.payee:{owner.account}:{number}",
        provider=in_use,
        params={"member": owner.account, "email": owner.email, "country": owner.country},
        at=at,
        soon=REQUEST_SENDS_WITHIN,
    )
    payee = Payee.objects.create(
        owner=owner.account, provider=in_use, country=owner.country, operation=operation, created_at=at
    )
    record(by=by, verb="payments.payee.begun", subject=payee, at=at)
    return payee
