"""The one task of the queue: run a named job, and try again later when it fails."""

import logging
import random
from datetime import timedelta
from typing import Any

from django_tasks import task

from foundation.clock import now
from foundation.jobs.registry import jobs

logger = logging.getLogger("commonwork.jobs")
MAX_ATTEMPTS = 12


def delay_before(attempt: int) -> timedelta:
    """Seconds to wait before this attempt: 5, 10, 20 ... up to an hour, spread so that retries do not march."""
    seconds = min(5 * 2 ** (attempt - 2), 3600)
    return timedelta(seconds=seconds + random.randint(0, max(1, seconds // 10)))  # noqa: S311 - not a secret


@task()
def run_job(name: str, kwargs: dict[str, Any], attempt: int = 1) -> None:
    """Run the job; after a failure put it back with a delay; after the last attempt leave it failed."""
    try:
        jobs.get(name)(**kwargs)
    except Exception:
        if attempt >= MAX_ATTEMPTS:
            logger.exception("job %s gave up after %d attempts", name, attempt)
            raise
        logger.warning("job %s failed, attempt %d", name, attempt, exc_info=True)
        later = now() + delay_before(attempt + 1)
        run_job.using(run_after=later).enqueue(name=name, kwargs=kwargs, attempt=attempt + 1)
