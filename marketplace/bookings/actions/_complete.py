"""What accepting and the end of the waiting time have in common. Private to the actions of this room."""

from datetime import datetime

from foundation.jobs.actions.enqueue import enqueue
from marketplace.bookings.actions._announce import tell_worker
from marketplace.bookings.actions._move import Actor, move
from marketplace.bookings.actions._pay import pay_out
from marketplace.bookings.models import Booking


def complete(booking: Booking, *, actor: Actor, at: datetime) -> Booking:
    """Move a locked booking to completed and share its money out as was agreed."""
    pay_out(booking, at=at)
    booking = move(
        booking,
        "B24",
        actor=actor,
        at=at,
        data={"worker_share": booking.worker_share, "contribution": booking.contribution},
        completed_at=at,
        accept_by=None,
    )
    enqueue("marketplace.bookings.mail_receipt", booking_id=booking.pk)
    tell_worker(booking, "completed")
    return booking
