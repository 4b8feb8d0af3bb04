"""What every way of cancelling a paid booking has in common. Private to the actions of this room."""

from datetime import datetime

from foundation.jobs.actions.enqueue import enqueue
from marketplace.bookings.actions._announce import tell_worker
from marketplace.bookings.actions._move import Actor, move
from marketplace.bookings.actions._pay import give_all_back
from marketplace.bookings.actions._time import free_time_of
from marketplace.bookings.enums import EndReason
from marketplace.bookings.models import Booking


def cancel_with_full_refund(
    booking: Booking, code: str, *, actor: Actor, why: EndReason, remark: str, at: datetime
) -> Booking:
    """Move a locked booking to cancelled, free its time and send all the money back."""
    refund = give_all_back(booking, by=actor.user, reason=str(why), at=at)
    free_time_of(booking, at=at)
    booking = move(
        booking,
        code,
        actor=actor,
        at=at,
        data={"refund": str(refund.pk), "amount": refund.amount, "why": str(why)},
        ended_by=actor.side,
        ended_why=why,
        ended_note=remark.strip(),
        ended_at=at,
    )
    enqueue("marketplace.bookings.mail_cancelled", booking_id=booking.pk)
    tell_worker(booking, "cancelled")
    return booking
