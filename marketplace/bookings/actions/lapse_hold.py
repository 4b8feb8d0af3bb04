"""B2: the clock gives back a time that was kept long enough."""

from datetime import datetime

from django.db import transaction

from marketplace.bookings.actions._move import CLOCK, lock_booking, move, require_row
from marketplace.bookings.actions._pay import close_page
from marketplace.bookings.actions._time import free_time_of
from marketplace.bookings.enums import EndReason, Side
from marketplace.bookings.errors import TooEarly
from marketplace.bookings.models import Booking


@transaction.atomic
def lapse_hold(*, booking: Booking, at: datetime) -> Booking:
    """Free the time of an unpaid hold. A payment that arrives later still counts if the time can be had again.

    Raises NotNow; TooEarly while the hold runs (somebody asked for more time meanwhile).
    """
    booking = lock_booking(booking)
    require_row(booking, "B2")
    if booking.hold_expires_at is None or at < booking.hold_expires_at:
        raise TooEarly(opens=booking.hold_expires_at)
    free_time_of(booking, at=at)
    booking = move(
        booking, "B2", actor=CLOCK, at=at, ended_by=Side.CLOCK, ended_why=EndReason.HOLD_EXPIRED, ended_at=at
    )
    close_page(booking, by=None, at=at)
    return booking
