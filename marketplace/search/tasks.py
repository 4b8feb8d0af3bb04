"""What the worker process does for search."""

from foundation.clock import now
from foundation.jobs.registry import periodic
from marketplace.search.actions.rebuild_shelf import rebuild_shelf
from marketplace.search.actions.refresh_free_times import BATCH, refresh_free_times
from marketplace.search.actions.refresh_words import refresh_words

# One run of at most so many batches: a large co-op's first fill goes on in the next run, other jobs in between.
BATCHES = 10


@periodic("marketplace.search.refresh_free_times", seconds=20)
def refresh() -> None:
    """Free times on lists and pages are at most a minute old (marketplace 2.2, step 8)."""
    for _ in range(BATCHES):
        if refresh_free_times(at=now()) < BATCH:
            return


@periodic("marketplace.search.refresh_words", seconds=120)
def words() -> None:
    refresh_words(at=now())


@periodic("marketplace.search.rebuild_shelf", seconds=24 * 3600)
def rebuild() -> None:
    rebuild_shelf()
