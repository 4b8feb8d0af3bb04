"""B3: the money is here, so the booking stands. Payment beats expiry."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.jobs.actions.enqueue import enqueue
from marketplace.bookings.actions._announce import tell_worker
from marketplace.bookings.actions._move import PROVIDER, lock_booking, move
from marketplace.bookings.actions._pay import promise_pay
from marketplace.bookings.actions._time import confirm_time
from marketplace.bookings.calculations.cancellation import CancelTerms, free_time
from marketplace.bookings.calculations.transitions import transition
from marketplace.bookings.models import Booking
from payments.checkout.errors import PurposeRefused


@transaction.atomic
def confirm_paid(*, booking: Booking, payment: Any, at: datetime) -> Booking:
    """Confirm a kept time that was paid for; take the time again where the hold had lapsed.

    The same payment again changes nothing. Raises PurposeRefused, so that the money goes back in full, when the price
    differs, another payment was first, the booking has ended otherwise, or the time is gone (with the three nearest).
    """
    booking = lock_booking(booking)
    if booking.payment_id == payment.pk and booking.confirmed_at is not None:
        return booking
    if not transition("B3").starts_from(booking.state):
        raise PurposeRefused(_("This booking is {state}.").format(state=booking.state.label))
    if (payment.captured, payment.currency) != (booking.total, booking.currency):
        raise PurposeRefused(_("The amount paid is not the price of this booking."))
    confirm_time(booking, at=at)
    free = free_time(_terms_of(booking), start=booking.start_utc, booked_at=at)
    booking = move(
        booking,
        "B3",
        actor=PROVIDER,
        at=at,
        data={"payment": str(payment.pk)},
        claim=booking.claim,
        payment=payment,
        confirmed_at=at,
        free_until=free.until,
        auto_done_at=booking.end_utc + timedelta(hours=booking.policy.number("auto_done_hours")),
        hold_expires_at=None,
        ended_by="",
        ended_why="",
        ended_at=None,
    )
    promise_pay(booking, payment, at=at)
    enqueue("marketplace.bookings.mail_confirmed", booking_id=booking.pk)
    enqueue("marketplace.bookings.mail_new_to_worker", booking_id=booking.pk)
    tell_worker(booking, "confirmed")
    return booking


def _terms_of(booking: Booking) -> CancelTerms:
    """The cancelling terms copied with the booking's rules."""
    return CancelTerms(cutoff_hours=booking.policy.cutoff_hours, grace_minutes=booking.policy.number("grace_minutes"))
