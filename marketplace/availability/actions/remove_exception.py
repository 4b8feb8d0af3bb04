"""Let a date have the hours of its weekday again."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.availability.calculations.windows import DayWindow
from marketplace.availability.errors import MayNotEditHours
from marketplace.availability.models import DateException
from marketplace.availability.policies import can_remove_exception
from marketplace.availability.registry import hooks
from marketplace.workers.models import Worker


@transaction.atomic
def remove_exception(*, by: Any, worker: Worker, day: date, at: datetime) -> tuple[DayWindow, ...] | None:
    """Remove the exception of `day`; return its windows for undo, None when there was none. Raises MayNotEditHours."""
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_remove_exception(by, worker):
        raise MayNotEditHours
    exception = DateException.objects.filter(worker=worker, date=day).first()
    if exception is None:
        return None
    windows = tuple(window.as_window() for window in exception.windows.all())
    exception.delete()
    record(by=by, verb="hours.exception_removed", subject=worker, data={"date": day.isoformat()}, at=at)
    hooks.call("changed", worker_id=worker.pk)
    return windows
