"""Bookings whose instant no longer is what the clock of their place says (marketplace 2.3, A13)."""

from datetime import UTC, datetime

from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking


def drifted(*, at: datetime) -> list[Booking]:
    """Booked jobs still ahead whose wall clock means another instant since a new edition of the zone table.

    One statement; the comparison is done here, with the zone table this process has. Those that move later come last
    first, the others first first, so that jobs in a row make room for one another.
    """
    ahead = Booking.objects.filter(status=BookingState.CONFIRMED, start_utc__gt=at).order_by("start_utc", "pk")
    moved = [booking for booking in ahead.iterator() if booking.local_start.astimezone(UTC) != booking.start_utc]
    later = [booking for booking in moved if booking.local_start.astimezone(UTC) > booking.start_utc]
    return [booking for booking in moved if booking not in later] + later[::-1]
