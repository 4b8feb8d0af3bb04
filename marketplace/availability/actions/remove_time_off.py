"""Come back to work sooner, or not go away at all."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.availability.errors import MayNotEditHours
from marketplace.availability.models import TimeOff
from marketplace.availability.policies import can_remove_time_off
from marketplace.availability.registry import hooks
from marketplace.workers.models import Worker


@transaction.atomic
def remove_time_off(*, by: Any, worker: Worker, time_off_id: int, at: datetime) -> TimeOff | None:
    """Remove time off of this worker and return what it was, for undo; None when it is gone. Raises MayNotEditHours."""
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_remove_time_off(by, worker):
        raise MayNotEditHours
    away = TimeOff.objects.filter(worker=worker, pk=time_off_id).first()
    if away is None:
        return None
    data = {"from": away.starts_at.isoformat(), "to": away.ends_at.isoformat()}
    record(by=by, verb="hours.time_off_removed", subject=away, data=data, at=at)
    away.delete()
    hooks.call("changed", worker_id=worker.pk)
    return away
