"""More time to fill in and pay, once, for whoever asks (WCAG 2.2, 2.2.1)."""

from datetime import datetime, timedelta

from django.db import transaction

from marketplace.bookings.actions._move import Actor, lock_booking, note, require
from marketplace.bookings.actions._time import keep_time_until
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.errors import HoldAlreadyExtended, HoldLapsed, NotYours
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor, can_extend_hold


@transaction.atomic
def extend_hold(*, by: Visitor, booking: Booking, at: datetime) -> Booking:
    """Keep the time longer by what the rules allow. Raises NotYours, NotNow, HoldLapsed, HoldAlreadyExtended."""
    booking = lock_booking(booking)
    if not can_extend_hold(by, booking):
        raise NotYours
    require(booking, BookingState.HELD)
    if booking.hold_expires_at is None or at >= booking.hold_expires_at:
        raise HoldLapsed
    if booking.hold_extensions:
        raise HoldAlreadyExtended
    until = booking.hold_expires_at + timedelta(minutes=booking.policy.number("hold_extension_minutes"))
    keep_time_until(booking, until, at=at)
    return note(
        booking,
        "extend_hold",
        actor=Actor(side=Side.CUSTOMER, user=by.signed_in),
        at=at,
        hold_expires_at=until,
        hold_extensions=1,
    )
