"""Take over into our books a refund that somebody made by hand at the provider."""

from datetime import datetime

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.checkout.models import Payment
from payments.checkout.registry import events
from payments.gateway.calculations.states import RefundState as Remote
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.refunds.actions.restate_payment import restate_payment
from payments.refunds.enums import RefundState
from payments.refunds.models import Refund

BY_HAND = "Made by hand at the payment provider"


@transaction.atomic
def adopt_refund(*, payment: Payment, state: Remote, at: datetime) -> Refund:
    """Return the external refund; the same one again changes nothing.

    Raises LedgerRefused when the money is no longer held for the order (it went to the workers): a person has to decide
    who bears it.
    """
    fresh = lock_row(Payment.objects.all(), payment.pk)
    known = Refund.objects.filter(remote_id=state.id).first()
    if known is not None:
        return known
    amount = state.amount.minor
    post_journal(
        kind="refund_external",
        pairs=[Pair(fresh.held_in, "2120", amount), Pair("2120", "1011", amount)],
        idempotency_key=f"txn:{state.txn_id}",
        unit=fresh.currency,
        at=at,
        reference=fresh.reference,
    )
    refund = Refund.objects.create(
        payment=fresh,
        provider=fresh.provider,
        amount=amount,
        currency=fresh.currency,
        reason=BY_HAND,
        state=RefundState.EXTERNAL,
        created_at=at,
        done_at=at,
        remote_id=state.id,
        txn_id=state.txn_id,
    )
    fresh.refunded += amount
    fresh.save(update_fields=["refunded"])
    restate_payment(payment=fresh)
    record(by=None, verb="payments.refund.adopted", subject=refund, data={"amount": amount}, at=at)
    events.call("refund_changed", refund=refund, at=at)
    return refund
