"""Remember that a worker's times changed."""

from marketplace.search.models import Entry


def mark_free_times_stale(*, worker_id: int) -> None:
    """Have the worker's entries looked at in the next run; called in the transaction of the change. System-only."""
    Entry.objects.filter(worker_id=worker_id).exclude(free_checked_at=None).update(free_checked_at=None)
