"""Write down that an operation is done, and what that means for its room."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.locks import lock_row
from payments.operations.enums import OperationState
from payments.operations.models import Halt, Operation
from payments.operations.registry import handlers


@transaction.atomic
def record_answer(*, operation: Operation, answer: Any, at: datetime) -> Operation:
    """Return the operation, done. The same answer twice (two workers, a replay) changes nothing the second time."""
    fresh = lock_row(Operation.objects.all(), operation.pk)
    if fresh.state == OperationState.DONE:
        return fresh
    fresh.state = OperationState.DONE
    fresh.remote_id = answer.id
    fresh.done_at = at
    fresh.leased_until = None
    fresh.error = fresh.error_message = ""
    fresh.save(update_fields=["state", "remote_id", "done_at", "leased_until", "error", "error_message"])
    handlers.get(fresh.kind).on_done(fresh, answer, at)
    Halt.objects.filter(provider=fresh.provider).delete()
    return fresh
