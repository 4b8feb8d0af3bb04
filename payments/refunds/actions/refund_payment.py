"""Give back part or all of a payment, while it is still held."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from foundation.money.calculations.money import Money
from foundation.money.formatting import format_money
from payments.checkout.enums import PAID
from payments.checkout.models import Payment
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.queries.balances import available_on
from payments.operations.actions.write_operation import write_operation
from payments.refunds.errors import AlreadyReleased, MoreThanWasPaid, NotPaid
from payments.refunds.models import Refund


@transaction.atomic
def refund_payment(*, by: Any, payment: Payment, amount: Money, reason: str, at: datetime) -> Refund:
    """Return a new refund; the provider is asked after the transaction commits. Two equal refunds are two refunds.

    The calling room has checked that `by` (a user, or None for the clock) may do this. `reason` is for the books and
    the provider: a few words, no names. Raises NotPaid, MoreThanWasPaid, AlreadyReleased (it has gone to the
    workers).
    """
    fresh = lock_row(Payment.objects.all(), payment.pk)
    _check(fresh, amount)
    refund = Refund(
        payment=fresh,
        by=by,
        provider=fresh.provider,
        amount=amount.minor,
        currency=amount.currency,
        reason=reason,
        created_at=at,
    )
    refund.operation = write_operation(
        kind="refund",
        subject=f"refunds.refund:{refund.pk}",
        provider=fresh.provider,
        params={
            "payment_id": fresh.intent_id,
            "amount": amount.minor,
            "currency": amount.currency,
            "reason": reason,
            "refund": str(refund.pk),
        },
        at=at,
    )
    refund.save(force_insert=True)
    fresh.refunded += amount.minor
    fresh.save(update_fields=["refunded"])
    post_journal(
        kind="refund_decided",
        pairs=[Pair(fresh.held_in, "2120", amount.minor)],
        idempotency_key=f"refund:{refund.pk}",
        unit=amount.currency,
        at=at,
        reference=fresh.reference,
    )
    data = {"amount": amount.minor, "currency": amount.currency, "reference": fresh.reference}
    record(by=by, verb="payments.refund.decided", subject=refund, data=data, at=at, reason=reason)
    return refund


def _check(payment: Payment, amount: Money) -> None:
    if payment.state not in PAID:
        raise NotPaid
    left = Money(payment.captured - payment.refunded, payment.currency)
    if amount.minor <= 0:
        raise ValueError(f"a refund is of more than nothing, not {amount}")
    if amount > left:
        raise MoreThanWasPaid(left=format_money(left))
    if amount.minor > available_on(payment.held_in, payment.currency):
        raise AlreadyReleased
