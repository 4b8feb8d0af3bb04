"""Take time off. Nothing that is booked is cancelled by it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.availability.calculations.spans import Span
from marketplace.availability.errors import HoursRefused, MayNotEditHours
from marketplace.availability.models import SlotClaim, TimeOff
from marketplace.availability.policies import can_add_time_off
from marketplace.availability.queries.claims import clashes_with
from marketplace.availability.registry import hooks
from marketplace.workers.models import Worker

LONGEST = timedelta(days=3 * 366)
LONGEST_NOTE = 120  # as the table has it


@transaction.atomic
def add_time_off(
    *, by: Any, worker: Worker, starts_at: datetime, ends_at: datetime, at: datetime, note: str = ""
) -> tuple[TimeOff, list[SlotClaim]]:
    """Keep a worker free of new work between two instants; return it with the promised jobs it runs into (row B15).

    Raises MayNotEditHours; HoursRefused (fields "starts_at", "ends_at", "note").
    """
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_add_time_off(by, worker):
        raise MayNotEditHours
    problems = {}
    if ends_at <= starts_at:
        problems["ends_at"] = _("Time off ends after it begins. Choose a later end.")
    elif ends_at <= at:
        problems["ends_at"] = _("This time is over. Choose an end that is still to come.")
    elif ends_at - starts_at > LONGEST:
        problems["ends_at"] = _("Time off lasts three years at most.")
    if len(note) > LONGEST_NOTE:
        problems["note"] = _("Use at most 120 characters.")
    if problems:
        raise HoursRefused(fields=problems)
    away = TimeOff.objects.create(worker=worker, starts_at=starts_at, ends_at=ends_at, note=note)
    data = {"from": starts_at.isoformat(), "to": ends_at.isoformat()}
    record(by=by, verb="hours.time_off_added", subject=away, data=data, at=at)
    hooks.call("changed", worker_id=worker.pk)
    return away, clashes_with(worker, span=Span(starts_at, ends_at), at=at)
