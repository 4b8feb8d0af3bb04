"""Leave a worker's sign of life."""

from datetime import datetime

from foundation.jobs.models import WorkerHeartbeat


def beat(*, process: str, at: datetime) -> None:
    """Record that this worker process is alive."""
    WorkerHeartbeat.objects.update_or_create(process=process, defaults={"seen_at": at})
