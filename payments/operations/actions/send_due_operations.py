"""The safety net under the queue: send whatever is due, also after a crash in the middle of sending."""

from datetime import datetime

from payments.gateway.errors import CheckoutClosed
from payments.gateway.provider import provider
from payments.operations.actions.send_operation import send_operation
from payments.operations.queries.due_operations import due_operations


def send_due_operations(*, at: datetime, limit: int = 100) -> int:
    """Send at most `limit` operations of the provider in use that are due, oldest first; return how many were ours."""
    try:
        now_in_use = provider()
    except CheckoutClosed:
        return 0
    due = list(due_operations(provider=now_in_use, at=at).values_list("pk", flat=True)[:limit])
    return sum(send_operation(operation_id=pk, at=at) is not None for pk in due)
