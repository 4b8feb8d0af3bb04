"""Have the books compared with the provider and proved, now instead of at night."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from foundation.jobs.actions.enqueue import enqueue
from payments.reconcile.policies import can_ask_for_comparison

COMPARE = "payments.reconcile.compare"


@transaction.atomic
def ask_for_comparison(*, by: Any, at: datetime) -> None:
    """Put the work into the queue; the worker process does it within a minute. Raises NotAllowed."""
    if not can_ask_for_comparison(by):
        raise NotAllowed()
    record(by=by, verb="payments.comparison_asked", subject=by, data={}, at=at)
    enqueue(COMPARE, by=by.pk)
