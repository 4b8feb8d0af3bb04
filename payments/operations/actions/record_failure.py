"""Write down what went wrong with an operation, and what follows from it."""

import logging
from datetime import datetime

from django.db import transaction

from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.gateway.enums import Outcome
from payments.gateway.errors import GatewayError
from payments.operations.actions.write_operation import SEND
from payments.operations.calculations.schedule import MISCONFIGURED_WAIT, STUMBLES_TRUSTED, is_hopeless, wait_after
from payments.operations.enums import LIVE, OperationState
from payments.operations.models import Halt, Operation
from payments.operations.registry import handlers

logger = logging.getLogger("commonwork.payments")
# The key was used with other parameters: what it made is unknown, so the next try looks first.
KEY_CLASH = "idempotency_error"


@transaction.atomic
def record_failure(*, operation: Operation, error: GatewayError, at: datetime) -> Operation:
    """Return the operation: refused, waiting for its next try, or before a person."""
    fresh = lock_row(Operation.objects.all(), operation.pk)
    if fresh.state not in LIVE:
        return fresh
    fresh.leased_until = None
    fresh.error, fresh.error_message, fresh.request_id = error.code[:120], error.message, error.request_id[:120]
    if error.outcome is Outcome.REFUSED and error.code != KEY_CLASH:
        fresh.state = OperationState.REFUSED
        fresh.save()
        handlers.get(fresh.kind).on_refused(fresh, error, at)
        return fresh
    _put_off(fresh, error, at)
    fresh.save()
    if fresh.state in LIVE:
        enqueue(SEND, run_after=fresh.next_try_at, operation_id=str(fresh.pk))
    return fresh


def _put_off(fresh: Operation, error: GatewayError, at: datetime) -> None:
    if error.outcome is Outcome.MISCONFIGURED:
        logger.error("payments stopped: the provider answers %s (%s)", error.code, error.request_id)
        fresh.next_try_at = at + MISCONFIGURED_WAIT
        halt = {"retry_at": fresh.next_try_at, "error": fresh.error, "error_message": error.message}
        Halt.objects.update_or_create(provider=fresh.provider, defaults=halt, create_defaults={**halt, "since": at})
        return
    fresh.next_try_at = at + wait_after(fresh.attempts, error.retry_after)
    if error.outcome is not Outcome.RETRY_LATER:
        fresh.state = OperationState.UNKNOWN
    if error.server_error:
        fresh.server_errors += 1
    if error.code == KEY_CLASH:
        fresh.server_errors = STUMBLES_TRUSTED
    if is_hopeless(generation=fresh.generation, attempts=fresh.attempts):
        fresh.state = OperationState.NEEDS_PERSON
        logger.error("operation %s needs a person: %s", fresh.pk, fresh.error)
