"""Give back jobs whose worker died while it held them."""

from datetime import datetime, timedelta

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from foundation.jobs.models import WorkerHeartbeat

SILENCE = timedelta(minutes=2)


@transaction.atomic
def requeue_abandoned(*, at: datetime) -> int:
    """Put running jobs of silent workers back into the queue (jobs are safe to run twice); return how many."""
    alive = list(WorkerHeartbeat.objects.filter(seen_at__gt=at - SILENCE).values_list("process", flat=True))
    stuck = DBTaskResult.objects.select_for_update(skip_locked=True).filter(
        status="RUNNING", started_at__lt=at - SILENCE
    )
    abandoned = [result.pk for result in stuck if not set(result.worker_ids) & set(alive)]
    WorkerHeartbeat.objects.filter(seen_at__lt=at - timedelta(days=1)).delete()
    return DBTaskResult.objects.filter(pk__in=abandoned).update(status="READY", started_at=None)
