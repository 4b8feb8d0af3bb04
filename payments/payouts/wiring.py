"""What this room gives to the rooms below it."""

from datetime import datetime

from payments.gateway.calculations.states import Trigger
from payments.operations.registry import handlers
from payments.payouts.actions.sync_bank_payout import sync_bank_payout
from payments.payouts.actions.sync_payee import sync_payee
from payments.payouts.handlers import CreatePayee, PayWorker
from payments.payouts.models import Payee
from payments.webhooks.errors import UnknownObject
from payments.webhooks.registry import syncs


def sync_from_trigger(*, trigger: Trigger, at: datetime) -> None:
    """A worker's account changed."""
    payee = Payee.objects.filter(remote_id=trigger.object_id).first()
    if payee is None:
        raise UnknownObject(object_id=trigger.object_id)
    sync_payee(payee=payee, at=at)


def sync_payout_from_trigger(*, trigger: Trigger, at: datetime) -> None:
    """A payout to a bank changed. The co-op's own are the comparison's affair; a worker's are told to the worker."""
    if not trigger.account:
        return
    payee = Payee.objects.filter(remote_id=trigger.account).first()
    if payee is None:
        raise UnknownObject(object_id=trigger.account)
    sync_bank_payout(payee=payee, payout_id=trigger.object_id, at=at)


def connect() -> None:
    """Called once, when Django starts."""
    handlers.register("create_payee", CreatePayee())
    handlers.register("pay_worker", PayWorker())
    syncs.register("v2.core.account", sync_from_trigger)
    syncs.register("payout", sync_payout_from_trigger)
