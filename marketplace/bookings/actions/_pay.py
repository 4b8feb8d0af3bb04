"""How a booking asks for money, gives it back and shares it out. Private to the actions of this room.

The booking is locked before any of these: payments takes the same order when money arrives.
"""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.bookings.calculations.bill import read_bill
from marketplace.bookings.models import Booking
from payments.checkout.actions.close_checkout import close_checkout
from payments.checkout.actions.open_checkout import open_checkout
from payments.checkout.calculations.lines import Line
from payments.checkout.models import Payment
from payments.payouts.actions.drop_expected_earnings import drop_expected_earnings
from payments.payouts.actions.expect_earnings import expect_earnings
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.refunds.actions.refund_payment import refund_payment
from payments.refunds.models import Refund

PURPOSE = "booking"


def open_page(booking: Booking, *, by: Any, until: datetime, at: datetime) -> Payment:
    """Open the payment page, or find the open one. It closes with the hold; `until` is only the last moment for that.

    Raises CheckoutClosed, AlreadyPaid, AmountTooSmall, PreviousPageClosing.
    """
    return open_checkout(
        by=by,
        purpose=PURPOSE,
        reference=booking.ledger_ref,
        amount=booking.price,
        lines=_lines(booking),
        success_path=reverse("bookings:confirmation", args=[booking.reference]),
        cancel_path=reverse("bookings:check_and_pay", args=[booking.reference]),
        expires_at=until,
        at=at,
    )


def close_page(booking: Booking, *, by: Any, at: datetime) -> None:
    """Close the payment page of a time that is no longer kept. Whoever paid a moment before has paid."""
    if booking.payment is not None:
        close_checkout(by=by, payment=booking.payment, at=at)


def promise_pay(booking: Booking, payment: Payment, *, at: datetime) -> None:
    """Let the worker see what they will earn by this booking. Nothing is owed yet."""
    expect_earnings(payment=payment, shares=_shares(booking), at=at)


def give_all_back(booking: Booking, *, by: Any, reason: str, at: datetime) -> Refund:
    """Refund the whole price, before anything has gone to a worker; nobody earns by this booking any more."""
    payment = _payment_of(booking)
    drop_expected_earnings(payment=payment)
    return refund_payment(by=by, payment=payment, amount=booking.price, reason=reason, at=at)


def pay_out(booking: Booking, *, at: datetime) -> None:
    """Share the money out as agreed: it goes to the worker's bank after the time for claims."""
    release_earnings(
        reference=booking.ledger_ref,
        payment=_payment_of(booking),
        shares=_shares(booking),
        contribution=booking.contribution,
        transfer_after=at + timedelta(hours=booking.policy.number("claim_window_hours")),
        at=at,
    )


def _payment_of(booking: Booking) -> Payment:
    """The payment of a booking that was paid. The database keeps every paid state from being without one."""
    if booking.payment is None:
        raise LookupError(f"{booking.reference} was never paid")
    return booking.payment


def _shares(booking: Booking) -> list[Share]:
    return [Share(owner=booking.worker.member.account_id, amount=booking.worker_share)]


def _lines(booking: Booking) -> list[Line]:
    """The bill as the payment page shows it; an hourly line is one line, so that rounding stays ours."""
    bill = read_bill(booking.price_snapshot)
    lines = []
    for line in bill.lines:
        label = line.name if line.kind != "work" else booking.title
        if line.kind == "extra" and line.quantity > 1:
            label = _("{extra}, {count} times").format(extra=line.name, count=line.quantity)
        lines.append(Line(label=label, amount=line.amount_minor))
    return lines
