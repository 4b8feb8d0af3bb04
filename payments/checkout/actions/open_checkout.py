"""Begin to pay for something."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from foundation.audit.actions.record import record
from foundation.money.calculations.currencies import minimum_charge
from foundation.money.calculations.money import Money
from foundation.money.formatting import format_money
from payments.checkout.calculations.lines import Line, checked_lines
from payments.checkout.calculations.times import closes_at_provider
from payments.checkout.enums import SessionState
from payments.checkout.errors import AlreadyPaid, AmountChanged, AmountTooSmall, PreviousPageClosing
from payments.checkout.models import Payment
from payments.checkout.queries.payments import open_payment, paid_payment
from payments.checkout.registry import account_of, lock_for
from payments.gateway.provider import provider
from payments.operations.actions.write_operation import write_operation

# The person waits for the page, so the request sends the operation itself; after this the worker does.
REQUEST_SENDS_WITHIN = timedelta(seconds=20)


@transaction.atomic
def open_checkout(
    *,
    by: Any,
    purpose: str,
    reference: str,
    amount: Money,
    lines: list[Line],
    success_path: str,
    cancel_path: str,
    expires_at: datetime,
    at: datetime,
) -> Payment:
    """Return the one open payment for this reference; a second click gets the first one's.

    `by` is the payer, or None for someone not signed in. `reference` is part of an account's code: letters, digits,
    "_" and "-", at most 40. Paths are of this site. Nothing is held for the payer after `expires_at`: the page is
    closed then. Afterwards, outside the transaction, `send_checkout` fetches the page's address. Raises
    CheckoutClosed, AlreadyPaid, AmountChanged, PreviousPageClosing, AmountTooSmall, LinesDoNotAddUp.
    """
    in_use = provider()
    plain_lines = checked_lines(lines, amount.minor)
    smallest = Money(minimum_charge(amount.currency), amount.currency)
    if amount < smallest:
        raise AmountTooSmall(minimum=format_money(smallest))
    lock_for(purpose, reference)
    if paid_payment(purpose=purpose, reference=reference):
        raise AlreadyPaid
    before = open_payment(purpose=purpose, reference=reference)
    if before is not None:
        return _same(before, amount, at)
    payment = Payment(
        purpose=purpose,
        reference=reference,
        payer=by,
        provider=in_use,
        amount=amount.minor,
        currency=amount.currency,
        lines=plain_lines,
        held_in=account_of(purpose, reference),
        success_path=success_path,
        cancel_path=cancel_path,
        created_at=at,
        expires_at=expires_at,
    )
    payment.operation = write_operation(
        kind="open_checkout",
        subject=f"checkout.payment:{payment.pk}",
        provider=in_use,
        params=_params(payment, at),
        at=at,
        soon=REQUEST_SENDS_WITHIN,
    )
    payment.save(force_insert=True)
    record(by=by, verb="payments.checkout.opened", subject=payment, data=_facts(payment), at=at)
    return payment


def _same(before: Payment, amount: Money, at: datetime) -> Payment:
    if before.money != amount:
        raise AmountChanged
    if before.close_requested_at or before.expires_at <= at or before.session_state == SessionState.COMPLETE:
        raise PreviousPageClosing
    return before


def _params(payment: Payment, at: datetime) -> dict[str, Any]:
    back = settings.SITE_URL.rstrip("/")
    success = reverse("checkout:return_from_payment", args=[payment.pk])
    cancel = reverse("checkout:leave_payment", args=[payment.pk])
    return {
        "amount": payment.amount,
        "currency": payment.currency,
        "lines": payment.lines,
        "reference": payment.reference,
        "group": payment.reference,
        "success_url": f"{back}{success}?session_id={{CHECKOUT_SESSION_ID}}",
        "cancel_url": f"{back}{cancel}",
        "expires_at": closes_at_provider(payment.expires_at, at).isoformat(),
        "metadata": {"purpose": payment.purpose, "reference": payment.reference},
    }


def _facts(payment: Payment) -> dict[str, Any]:
    return {
        "purpose": payment.purpose,
        "reference": payment.reference,
        "amount": payment.amount,
        "currency": payment.currency,
    }
