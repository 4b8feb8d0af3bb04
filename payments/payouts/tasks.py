"""The clock of payouts."""

from foundation.clock import now
from foundation.jobs.registry import job, periodic
from payments.payouts.actions.alert_old_earnings import alert_old_earnings
from payments.payouts.actions.start_transfers import start_transfers
from payments.payouts.actions.sync_payee import sync_payee
from payments.payouts.actions.sync_waiting_payees import sync_waiting_payees
from payments.payouts.models import Payee


@job("payments.payouts.start_transfers")
def start() -> None:
    """Send what is due now."""
    start_transfers(at=now())


@job("payments.payouts.sync_payee")
def sync(*, payee: str) -> None:
    """Look at one worker's account, by its id at the provider."""
    found = Payee.objects.filter(remote_id=payee).first()
    if found is not None:
        sync_payee(payee=found, at=now())


@periodic("payments.payouts.start_due_transfers", seconds=60)
def start_due() -> None:
    """Send what has become due."""
    start_transfers(at=now())


@periodic("payments.payouts.poll_payees", seconds=3600)
def poll_payees() -> None:
    """Look at accounts no message came for."""
    sync_waiting_payees(at=now())


@periodic("payments.payouts.alert_old", seconds=6 * 3600)
def alert_old() -> None:
    """Point out money that has been kept long."""
    alert_old_earnings(at=now())
