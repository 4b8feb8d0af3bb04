"""The clock of this room."""

from coop.shares.actions.expire_orders import expire_orders as expire
from foundation.clock import now
from foundation.jobs.registry import periodic


@periodic("coop.shares.expire_orders", seconds=300)
def expire_orders() -> None:
    """End requests that were not paid in time."""
    expire(at=now())
