"""Write down a request to the provider, in the transaction of the decision it belongs to."""

from datetime import datetime, timedelta
from typing import Any

from foundation.jobs.actions.enqueue import enqueue
from payments.operations.models import Operation

SEND = "payments.operations.send"


def write_operation(
    *, kind: str, subject: str, provider: str, params: dict[str, Any], at: datetime, soon: timedelta = timedelta(0)
) -> Operation:
    """Return a new operation with its parameters frozen; it is sent after the transaction commits.

    `soon` leaves the caller that long to send it itself (a person is waiting for a page) before the worker does.
    """
    operation = Operation.objects.create(
        kind=kind, subject=subject, provider=provider, params=params, created_at=at, next_try_at=at + soon
    )
    enqueue(SEND, run_after=at + soon if soon else None, operation_id=str(operation.pk))
    return operation
