"""Run the periodic jobs that are due, each in one process at a time."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from foundation.jobs.models import PeriodicRun
from foundation.jobs.registry import Periodic, periodic_jobs

logger = logging.getLogger("commonwork.jobs")


def run_due_periodic_jobs(*, at: datetime) -> list[str]:
    """Run each periodic job whose time has come; return their names. One that fails is logged, the others go on."""
    names = periodic_jobs.keys()
    known = set(PeriodicRun.objects.values_list("name", flat=True))
    missing = [PeriodicRun(name=name, next_run_at=at) for name in names if name not in known]
    PeriodicRun.objects.bulk_create(missing, ignore_conflicts=True)
    due = PeriodicRun.objects.filter(next_run_at__lte=at, name__in=names)
    ran = []
    for name in sorted(due.values_list("name", flat=True)):
        periodic = periodic_jobs.get(name)
        if _claim(periodic, at):
            _run(periodic, at)
            ran.append(name)
    return ran


def _claim(periodic: Periodic, at: datetime) -> bool:
    """Move the next run ahead under a lock: the process that moved it runs the job."""
    with transaction.atomic():
        row = (
            PeriodicRun.objects.select_for_update(skip_locked=True)
            .filter(name=periodic.name, next_run_at__lte=at)
            .first()
        )
        if row is None:
            return False
        row.next_run_at = at + timedelta(seconds=periodic.seconds)
        row.last_started_at = at
        row.save(update_fields=["next_run_at", "last_started_at"])
    return True


def _run(periodic: Periodic, at: datetime) -> None:
    error = ""
    try:
        periodic.function()
    except Exception as failure:
        logger.exception("periodic job %s failed", periodic.name)
        error = type(failure).__name__
    PeriodicRun.objects.filter(name=periodic.name).update(last_finished_at=at, last_error=error)
