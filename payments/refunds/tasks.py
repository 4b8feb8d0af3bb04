"""The clock of refunds."""

from foundation.clock import now
from foundation.jobs.registry import periodic
from payments.refunds.actions.sync_waiting_refunds import sync_waiting_refunds


@periodic("payments.refunds.poll", seconds=3600)
def poll() -> None:
    """Look at refunds no message came for."""
    sync_waiting_refunds(at=now())
