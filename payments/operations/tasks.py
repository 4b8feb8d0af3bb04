"""The sender."""

from foundation.clock import now
from foundation.jobs.registry import job, periodic
from payments.operations.actions.send_due_operations import send_due_operations
from payments.operations.actions.send_operation import send_operation


@job("payments.operations.send")
def send(*, operation_id: str) -> None:
    """Send one operation, as soon as the decision it belongs to is committed."""
    send_operation(operation_id=operation_id, at=now())


@periodic("payments.operations.send_due", seconds=30)
def send_due() -> None:
    """Send what is due: tries put off, and what a crash left behind."""
    send_due_operations(at=now())
