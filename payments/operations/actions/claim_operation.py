"""Take one operation for sending, so that nobody else sends it at the same moment."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from payments.operations.calculations.schedule import LEASE
from payments.operations.enums import LIVE, OperationState
from payments.operations.models import Operation
from payments.operations.queries.halts import halt_in_force


@transaction.atomic
def claim_operation(*, operation_id: Any, at: datetime) -> Operation | None:
    """Return the operation, leased and counted as an attempt, or None when there is nothing to do for it now.

    Committed before the call: whatever happens afterwards, it is known that it may have been sent.
    """
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=at)
    operation = (
        Operation.objects.select_for_update(skip_locked=True, of=("self",), no_key=True)
        .filter(free, pk=uuid.UUID(str(operation_id)), state__in=LIVE)
        .first()
    )
    if operation is None or halt_in_force(provider=operation.provider, at=at):
        return None
    operation.state = OperationState.SENT if operation.state == OperationState.NEW else operation.state
    operation.first_sent = operation.first_sent or at
    operation.attempts += 1
    operation.leased_until = at + LEASE
    operation.save(update_fields=["state", "first_sent", "attempts", "leased_until"])
    return operation
