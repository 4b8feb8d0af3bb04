"""Go to pay: the price as agreed, on the provider's page, while the time stays kept."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.bookings.actions._move import Actor, lock_booking, note, require
from marketplace.bookings.actions._pay import open_page
from marketplace.bookings.actions._time import keep_time_until
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.errors import ConsentNeeded, DetailsMissing, HoldLapsed, NotYours
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor, can_start_payment
from marketplace.bookings.queries.missing_details import missing_details

# The bank may send the customer through a check of its own (3-D Secure): once, the hold reaches at least so far.
BANK_CHECK = timedelta(minutes=10)


@transaction.atomic
def start_payment(*, by: Visitor, booking: Booking, consent: bool, at: datetime) -> Booking:
    """Open the payment page of a kept time, or find the one that is open: pressing twice pays once.

    `consent`: the customer asks for the work to begin inside 14 days (only looked at where that is needed).
    Returns the booking with its payment, whose `checkout_url` arrives after the transaction.
    Raises NotYours, NotNow, HoldLapsed, DetailsMissing, ConsentNeeded, CheckoutClosed.
    """
    booking = lock_booking(booking)
    if by.signed_in is None or not can_start_payment(by, booking):
        raise NotYours
    require(booking, BookingState.HELD)
    if booking.hold_expires_at is None or at >= booking.hold_expires_at:
        raise HoldLapsed
    if missing := missing_details(booking):
        raise DetailsMissing(fields={field: _("This is still missing.") for field in missing})
    if booking.early_start_needs_consent and not consent:
        raise ConsentNeeded(fields={"consent": str(ConsentNeeded.message)})
    helped = booking.helper_id == by.signed_in.pk
    until = _kept_until(booking, at)
    payment = open_page(booking, by=by.signed_in, until=until + _more_to_ask_for(booking), at=at)
    if booking.payment_id == payment.pk:
        return booking
    keep_time_until(booking, until, at=at)
    return note(
        booking,
        "start_payment",
        actor=Actor(side=Side.CUSTOMER, user=by.signed_in, on_behalf_of=booking.customer if helped else None),
        at=at,
        data={"payment": str(payment.pk)},
        payment=payment,
        hold_expires_at=until,
        bank_check_extensions=1,
        early_start_consent_at=at if booking.early_start_needs_consent else None,
    )


def _kept_until(booking: Booking, at: datetime) -> datetime:
    """When the hold ends now that the customer goes to pay."""
    ends = booking.hold_expires_at or at
    return ends if booking.bank_check_extensions else max(ends, at + BANK_CHECK)


def _more_to_ask_for(booking: Booking) -> timedelta:
    """The page may outlast the hold by the time the customer can still ask for; the hold's own end closes it."""
    return timedelta(minutes=0 if booking.hold_extensions else booking.policy.number("hold_extension_minutes"))
