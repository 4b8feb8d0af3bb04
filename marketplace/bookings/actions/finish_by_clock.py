"""B22 and B22a by the clock: a job nobody finished or complained about counts as done some hours after its end."""

from datetime import datetime, timedelta

from django.db import transaction

from foundation.jobs.actions.enqueue import enqueue
from marketplace.bookings.actions._announce import tell_worker
from marketplace.bookings.actions._move import CLOCK, lock_booking, move, require
from marketplace.bookings.enums import BookingState
from marketplace.bookings.errors import TooEarly
from marketplace.bookings.models import Booking


@transaction.atomic
def finish_by_clock(*, booking: Booking, at: datetime) -> Booking:
    """Take the job as done. The minutes worked stay unknown. Raises NotNow, TooEarly."""
    booking = lock_booking(booking)
    require(booking, BookingState.CONFIRMED, BookingState.IN_PROGRESS)
    if booking.auto_done_at is None or at < booking.auto_done_at:
        raise TooEarly(opens=booking.auto_done_at)
    booking = move(
        booking,
        "B22" if booking.state is BookingState.IN_PROGRESS else "B22a",
        actor=CLOCK,
        at=at,
        done_at=at,
        accept_by=at + timedelta(hours=booking.policy.number("accept_window_hours")),
        auto_done_at=None,
    )
    enqueue("marketplace.bookings.mail_done", booking_id=booking.pk)
    tell_worker(booking, "done")
    return booking
