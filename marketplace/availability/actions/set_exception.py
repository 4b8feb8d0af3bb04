"""Give one date other hours than its weekday has."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.availability.calculations.windows import DayWindow, window_problem
from marketplace.availability.calculations.zones import local_date, zone_named
from marketplace.availability.errors import HoursRefused, MayNotEditHours
from marketplace.availability.models import DateException, ExceptionWindow
from marketplace.availability.policies import can_set_exception
from marketplace.availability.registry import hooks
from marketplace.workers.models import Worker


@transaction.atomic
def set_exception(*, by: Any, worker: Worker, day: date, windows: Sequence[DayWindow], at: datetime) -> DateException:
    """Set the hours of one date in the worker's zone; no windows means closed. An exception already there is replaced.

    Bookings already made are not touched. Raises MayNotEditHours; HoursRefused (field "date", or the window's number).
    """
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_set_exception(by, worker):
        raise MayNotEditHours
    problems = {str(n): problem for n, window in enumerate(windows) if (problem := window_problem(window))}
    if day < local_date(at, zone_named(worker.zone)):
        problems["date"] = _("That date is over. Choose today or a later date.")
    if problems:
        raise HoursRefused(fields=problems)
    exception, _created = DateException.objects.get_or_create(worker=worker, date=day)
    exception.windows.all().delete()
    ExceptionWindow.objects.bulk_create(
        ExceptionWindow(exception=exception, **window._asdict()) for window in dict.fromkeys(windows)
    )
    record(by=by, verb="hours.exception_set", subject=worker, data={"date": day.isoformat()}, at=at)
    hooks.call("changed", worker_id=worker.pk)
    return exception
