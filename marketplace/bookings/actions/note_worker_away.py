"""B18: a worker was suspended or leaves; the customer is told, and nothing is cancelled in silence."""

from datetime import datetime

from django.db import transaction

from foundation.jobs.actions.enqueue import enqueue
from marketplace.bookings.actions._move import Actor, lock_booking, note, require
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.without_worker import told_to_be_without


@transaction.atomic
def note_worker_away(*, booking: Booking, at: datetime) -> Booking:
    """Write on a booked job that its worker cannot come as things stand, and tell the customer. Raises NotNow.

    The booking stands: the office finds somebody else, or calls it off with everything refunded (B17).
    """
    booking = lock_booking(booking)
    require(booking, BookingState.CONFIRMED)
    if told_to_be_without(booking):
        return booking
    booking = note(booking, "note_worker_away", actor=Actor(side=Side.COOP), at=at)
    enqueue("marketplace.bookings.mail_worker_away", booking_id=booking.pk)
    return booking
