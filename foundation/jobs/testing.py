"""For tests: run what the worker process would run."""

from datetime import UTC, datetime

from django_tasks_db.models import DBTaskResult

from foundation.jobs.registry import jobs

# The queue writes "as soon as possible" as a date far away.
AT_ONCE = datetime(9999, 1, 1, tzinfo=UTC)


def run_all_jobs(*, limit: int = 200) -> list[str]:
    """Run every job that is due now, oldest first, until none is left; return their names. Failures are raised."""
    ran: list[str] = []
    while len(ran) < limit:
        result = DBTaskResult.objects.ready().order_by("enqueued_at").first()
        if result is None:
            return ran
        given = result.task_result
        DBTaskResult.objects.filter(pk=result.pk).delete()
        if "name" in given.kwargs:
            jobs.get(given.kwargs["name"])(**given.kwargs["kwargs"])
        else:  # one that Wagtail put there, such as its index of references
            given.task.call(*given.args, **given.kwargs)
        ran.append(given.kwargs.get("name", given.task.name))
    raise AssertionError(f"jobs keep enqueuing jobs: {ran[-5:]}")


def waiting_jobs(name: str) -> list[tuple[datetime | None, dict[str, object]]]:
    """The jobs of this name that wait: when they may run (None: at once), and with what."""
    rows = DBTaskResult.objects.filter(status="READY").order_by("enqueued_at")
    found = [(None if row.run_after == AT_ONCE else row.run_after, row.task_result.kwargs) for row in rows]
    return [(run_after, kwargs["kwargs"]) for run_after, kwargs in found if kwargs.get("name") == name]
