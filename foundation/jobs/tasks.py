"""Housekeeping of the queue itself."""

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from foundation.clock import now
from foundation.jobs.actions.requeue_abandoned import requeue_abandoned
from foundation.jobs.registry import periodic

KEEP_FINISHED = timedelta(days=14)


@periodic("foundation.jobs.requeue_abandoned", seconds=60)
def requeue() -> None:
    requeue_abandoned(at=now())


@periodic("foundation.jobs.prune", seconds=3600)
def prune() -> None:
    """Forget finished jobs; failed ones stay to be looked at."""
    DBTaskResult.objects.filter(status="SUCCESSFUL", finished_at__lt=now() - KEEP_FINISHED).delete()
