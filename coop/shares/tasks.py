"""The clock of this room."""

from coop.shares.actions.cancel_fixed import cancel_fixed
from coop.shares.actions.expire_orders import expire_orders as expire
from coop.shares.queries.stayed import former_holders_of_fixed
from foundation.clock import now
from foundation.jobs.registry import periodic


@periodic("coop.shares.expire_orders", seconds=300)
def expire_orders() -> None:
    """End requests that were not paid in time."""
    expire(at=now())


@periodic("coop.shares.cancel_fixed", seconds=3600)
def cancel_left_behind() -> None:
    """Fixed shares of people who left before the co-op's computer saw to them."""
    for member in former_holders_of_fixed():
        cancel_fixed(member=member, at=now())
