"""Hold the calendars of workers until the transaction ends. System-only: the first step of every change of a claim."""

from collections.abc import Iterable

from foundation.locks import lock_rows
from marketplace.workers.models import Worker


def lock_calendars(*, worker_ids: Iterable[int]) -> list[Worker]:
    """Lock the workers' rows in id order and return them fresh.

    Whoever needs several calendars (a crew, a colleague who takes over) calls this once with all of them before
    anything else: two callers who lock one by one in different orders deadlock. Every change of a claim holds its
    worker's calendar, so that calendar first, claim second is the one order there is.
    """
    return lock_rows(Worker.objects.defer("bio", "headline"), worker_ids)
