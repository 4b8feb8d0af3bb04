"""What the worker process does for this room by the clock."""

from foundation import clock
from foundation.jobs.registry import periodic
from marketplace.availability.actions.sweep_stale_claims import sweep_stale_claims


@periodic("marketplace.availability.sweep_stale_claims", seconds=60)
def sweep() -> None:
    """Free the time of holds that nobody paid."""
    sweep_stale_claims(at=clock.now())
