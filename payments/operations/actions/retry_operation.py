"""A person has a refused or stuck operation tried again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.operations.actions.write_operation import SEND
from payments.operations.calculations.schedule import STUMBLES_TRUSTED
from payments.operations.enums import OperationState
from payments.operations.errors import MayNotRetry, NothingToRetry
from payments.operations.models import Operation
from payments.operations.policies import can_retry_operation
from payments.operations.registry import handlers


@transaction.atomic
def retry_operation(*, by: Any, operation: Operation, at: datetime, reason: str = "") -> Operation:
    """Return the operation, waiting again. `by` is a user, or None for the clock.

    The next sending looks for what the earlier ones made, and only then starts a new generation: the provider remembers
    a refusal under its key for a day. Raises MayNotRetry, NothingToRetry.
    """
    if by is not None and not can_retry_operation(by):
        raise MayNotRetry
    fresh = lock_row(Operation.objects.all(), operation.pk)
    ended = fresh.state == OperationState.REFUSED and getattr(handlers.get(fresh.kind), "ends_when_refused", False)
    if ended or fresh.state not in (OperationState.REFUSED, OperationState.NEEDS_PERSON):
        raise NothingToRetry
    fresh.state = OperationState.UNKNOWN
    fresh.server_errors = STUMBLES_TRUSTED
    fresh.first_sent = fresh.first_sent or at
    fresh.attempts = 0
    fresh.next_try_at = at
    fresh.leased_until = None
    fresh.save(update_fields=["state", "server_errors", "first_sent", "attempts", "next_try_at", "leased_until"])
    record(by=by, verb="payments.operation.retried", subject=fresh, data={"kind": fresh.kind}, at=at, reason=reason)
    enqueue(SEND, operation_id=str(fresh.pk))
    return fresh
