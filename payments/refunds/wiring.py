"""What this room gives to the rooms below it."""

from datetime import datetime

from foundation.money.calculations.money import Money
from payments.checkout.models import Payment
from payments.checkout.registry import events
from payments.gateway.calculations.states import Trigger
from payments.gateway.provider import gateway
from payments.ledger.registry import verifiers
from payments.operations.registry import handlers
from payments.refunds.actions.adopt_refund import adopt_refund
from payments.refunds.actions.refund_payment import refund_payment
from payments.refunds.actions.sync_refund import sync_refund
from payments.refunds.handlers import GiveBack
from payments.refunds.models import Refund
from payments.refunds.queries.proofs import refunds_add_up, refunds_on_their_way_are_in_the_books
from payments.webhooks.errors import UnknownObject
from payments.webhooks.registry import syncs


def give_back_refused(*, payment: Payment, reason: str, at: datetime) -> None:
    """Money that its purpose could not accept goes back in full."""
    whole = Money(payment.captured, payment.currency)
    refund_payment(by=None, payment=payment, amount=whole, reason=reason[:200], at=at)
    payment.refresh_from_db()


def sync_from_trigger(*, trigger: Trigger, at: datetime) -> None:
    """A refund changed. One we do not know was made by hand, or our own is still being written down."""
    refund = Refund.objects.filter(remote_id=trigger.object_id).first()
    if refund is not None:
        sync_refund(refund=refund, at=at)
        return
    state = gateway().read_refund(trigger.object_id)
    payment = Payment.objects.filter(intent_id=state.payment_id).first() if state.payment_id else None
    if payment is None or state.op or not state.txn_id:
        raise UnknownObject(object_id=trigger.object_id)
    adopt_refund(payment=payment, state=state, at=at)


def connect() -> None:
    """Called once, when Django starts."""
    handlers.register("refund", GiveBack())
    syncs.register("refund", sync_from_trigger)
    events.add("payment_refused", give_back_refused)
    verifiers.register("The refunds of every payment add up", refunds_add_up)
    verifiers.register("Refunds on their way are what account 2120 says", refunds_on_their_way_are_in_the_books)
