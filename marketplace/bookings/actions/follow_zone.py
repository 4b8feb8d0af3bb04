"""A country changed its clocks: a booked job keeps its time on the wall, and its instant follows (A13)."""

from datetime import UTC, datetime

from django.db import transaction

from foundation.jobs.actions.enqueue import enqueue
from marketplace.availability.actions.shift_claim import shift_claim
from marketplace.bookings.actions._announce import tell_worker
from marketplace.bookings.actions._move import CLOCK, lock_booking, note, require
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking


@transaction.atomic
def follow_zone(*, booking: Booking, at: datetime) -> Booking:
    """Derive the instants of a booked job again from its wall clock; both sides are told. The past is never touched.

    The time to cancel for nothing gets no shorter. Raises NotNow, and SlotAlreadyTaken where the worker has something
    else at the new instant: a person has to talk to both.
    """
    booking = lock_booking(booking)
    require(booking, BookingState.CONFIRMED)
    start = booking.local_start.astimezone(UTC)
    change = start - booking.start_utc
    if not change or booking.start_utc <= at or booking.claim is None:
        return booking
    shift_claim(claim=booking.claim, change=change, at=at)
    free_until = booking.free_until and max(booking.free_until, booking.free_until + change)
    booking = note(
        booking,
        "follow_zone",
        actor=CLOCK,
        at=at,
        data={"from": booking.start_utc.isoformat(), "to": start.isoformat(), "zone": booking.zone},
        start_utc=start,
        end_utc=booking.end_utc + change,
        free_until=free_until,
        auto_done_at=booking.auto_done_at and booking.auto_done_at + change,
    )
    enqueue("marketplace.bookings.mail_follow_zone", booking_id=booking.pk)
    tell_worker(booking, "moved")
    return booking
