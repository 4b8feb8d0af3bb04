"""Put a named job into the queue, in the transaction that is open."""

from datetime import datetime
from typing import Any

from foundation.jobs.run_job import run_job


def enqueue(name: str, *, run_after: datetime | None = None, **kwargs: Any) -> None:
    """Enqueue job `name` with plain JSON arguments; it runs after the transaction commits, not before `run_after`."""
    task = run_job.using(run_after=run_after) if run_after else run_job
    task.enqueue(name=name, kwargs=kwargs)
