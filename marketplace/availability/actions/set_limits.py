"""Set how much work a worker takes at most."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from marketplace.availability.calculations.calendars import Limits
from marketplace.availability.errors import HoursRefused, MayNotEditHours
from marketplace.availability.models import WorkLimits
from marketplace.availability.models.hours import WEEK_MINUTES
from marketplace.availability.policies import can_set_limits
from marketplace.availability.queries.hours import limits_of
from marketplace.availability.registry import hooks
from marketplace.workers.models import Worker


@transaction.atomic
def set_limits(
    *, by: Any, worker: Worker, per_day_minutes: int | None, per_week_minutes: int | None, at: datetime
) -> Limits:
    """Set the most minutes of work in a local day and in an ISO week, None for no limit; return those before, for undo.

    Raises MayNotEditHours; HoursRefused (fields "per_day_minutes", "per_week_minutes").
    """
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_set_limits(by, worker):
        raise MayNotEditHours
    problems = {}
    if per_day_minutes is not None and not 1 <= per_day_minutes <= 24 * 60:
        problems["per_day_minutes"] = _("Choose more than nothing and at most 24 hours, or leave it empty.")
    if per_week_minutes is not None and not 1 <= per_week_minutes <= WEEK_MINUTES:
        problems["per_week_minutes"] = _("Choose more than nothing and at most 168 hours, or leave it empty.")
    if problems:
        raise HoursRefused(fields=problems)
    before = limits_of(worker)
    WorkLimits.objects.update_or_create(
        worker=worker, defaults={"per_day_minutes": per_day_minutes, "per_week_minutes": per_week_minutes}
    )
    data = {"per_day": per_day_minutes, "per_week": per_week_minutes}
    record(by=by, verb="hours.limits_set", subject=worker, data=data, at=at)
    hooks.call("changed", worker_id=worker.pk)
    return before
