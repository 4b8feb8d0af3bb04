"""Pause a worker's whole page, hide it, or bring it back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.policies import can_list_services
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.workers.enums import WorkerState
from marketplace.workers.errors import MayNotEditWorker, NeedsWorkerMembership
from marketplace.workers.models import Worker
from marketplace.workers.policies import can_edit_worker
from marketplace.workers.registry import hooks


@transaction.atomic
def show_or_hide_worker(*, by: Any, worker: Worker, state: WorkerState, reason: str = "", at: datetime) -> Worker:
    """Set whether people find and book a worker; bookings made already stay. Saving the same state changes nothing.

    Raises MayNotEditWorker; NeedsWorkerMembership when a page would go live without an active membership behind it.
    """
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_edit_worker(by, worker):
        raise MayNotEditWorker
    if state == WorkerState.ACTIVE and not can_list_services(worker.member):
        raise NeedsWorkerMembership
    if worker.state == state:
        return worker
    worker.state = state
    worker.save(update_fields=["state"])
    record(by=by, verb=f"worker.{state}", subject=worker, reason=reason, at=at)
    hooks.call("changed", worker=worker)
    return worker
