"""B18, the other way: the worker can come after all, and the customer hears it."""

from datetime import datetime

from django.db import transaction

from foundation.jobs.actions.enqueue import enqueue
from marketplace.bookings.actions._move import Actor, lock_booking, note, require
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.without_worker import told_to_be_without


@transaction.atomic
def note_worker_back(*, booking: Booking, at: datetime) -> Booking:
    """Take back what `note_worker_away` wrote, and tell the customer. Raises NotNow."""
    booking = lock_booking(booking)
    require(booking, BookingState.CONFIRMED)
    if not told_to_be_without(booking):
        return booking
    booking = note(booking, "note_worker_back", actor=Actor(side=Side.COOP), at=at)
    enqueue("marketplace.bookings.mail_worker_back", booking_id=booking.pk)
    return booking
