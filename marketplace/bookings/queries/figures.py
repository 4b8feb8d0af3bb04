"""Counts for public pages: no names, no places."""

from datetime import datetime

from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking


def jobs_done_since(since: datetime) -> int:
    """How many bookings were done, accepted and paid out since then."""
    return Booking.objects.filter(status=BookingState.COMPLETED, completed_at__gte=since).count()
