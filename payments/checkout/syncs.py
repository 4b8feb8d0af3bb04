"""What to look at when the provider says that a page or a payment changed."""

import uuid
from datetime import datetime

from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.models import Payment
from payments.gateway.calculations.states import Trigger
from payments.gateway.provider import gateway
from payments.webhooks.errors import UnknownObject


def sync_session(*, trigger: Trigger, at: datetime) -> None:
    """A hosted page changed."""
    payment = Payment.objects.filter(session_id=trigger.object_id).first()
    if payment is None:
        raise UnknownObject(object_id=trigger.object_id)
    sync_checkout(payment=payment, at=at)


def sync_intent(*, trigger: Trigger, at: datetime) -> None:
    """A payment changed. Before it is paid we know it only by the mark it carries."""
    payment = Payment.objects.filter(intent_id=trigger.object_id).first() or _by_mark(trigger.object_id)
    if payment is None or not payment.session_id:
        raise UnknownObject(object_id=trigger.object_id)
    sync_checkout(payment=payment, at=at)


def _by_mark(intent_id: str) -> Payment | None:
    mark = gateway().read_payment(intent_id).metadata.get("op", "")
    try:
        return Payment.objects.filter(operation_id=uuid.UUID(mark)).first()
    except ValueError:  # not one of ours
        return None
