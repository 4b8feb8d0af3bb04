"""B2a: let a kept time go before it is paid for."""

from datetime import datetime

from django.db import transaction

from marketplace.bookings.actions._move import Actor, lock_booking, move
from marketplace.bookings.actions._pay import close_page
from marketplace.bookings.actions._time import free_time_of
from marketplace.bookings.enums import EndReason, Side
from marketplace.bookings.errors import NotYours
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor, can_leave_hold


@transaction.atomic
def leave_hold(*, by: Visitor, booking: Booking, at: datetime) -> Booking:
    """Give the time back. A payment that is on its way all the same still counts: payment beats expiry.

    Raises NotYours, NotNow.
    """
    booking = lock_booking(booking)
    if not can_leave_hold(by, booking):
        raise NotYours
    free_time_of(booking, at=at)
    booking = move(
        booking,
        "B2a",
        actor=Actor(side=Side.CUSTOMER, user=by.signed_in),
        at=at,
        ended_by=Side.CUSTOMER,
        ended_why=EndReason.LEFT,
        ended_at=at,
    )
    close_page(booking, by=by.signed_in, at=at)
    return booking
