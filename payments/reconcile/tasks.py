"""The nightly comparison."""

from foundation.clock import now
from foundation.jobs.registry import periodic
from payments.gateway.errors import CheckoutClosed
from payments.reconcile.actions.reconcile import reconcile


@periodic("payments.reconcile.nightly", seconds=24 * 3600)
def nightly() -> None:
    """Compare once a day; where there is no provider there is nothing to compare."""
    try:
        reconcile(by=None, at=now())
    except CheckoutClosed:
        return
