"""The clock and the poller of payments."""

from foundation.clock import now
from foundation.jobs.registry import job, periodic
from payments.checkout.actions.close_lapsed_checkouts import close_lapsed_checkouts
from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.actions.sync_waiting_payments import sync_waiting_payments
from payments.checkout.models import Payment


@job("payments.checkout.sync")
def sync(*, payment_id: str) -> None:
    """Look at one payment now."""
    sync_checkout(payment=Payment.objects.get(pk=payment_id), at=now())


@periodic("payments.checkout.poll", seconds=60)
def poll() -> None:
    """Look at payments no message came for."""
    sync_waiting_payments(at=now())


@periodic("payments.checkout.close_lapsed", seconds=15)
def close_lapsed() -> None:
    """Close pages past their time."""
    close_lapsed_checkouts(at=now())
