"""Bookings whose clock has come round."""

from datetime import datetime

from marketplace.bookings.calculations.transitions import ClockExit
from marketplace.bookings.models import Booking


def overdue(exit_: ClockExit, *, at: datetime, limit: int = 200) -> list[Booking]:
    """The bookings that stayed in a state past its deadline, the longest overdue first."""
    past = {"status": exit_.state, f"{exit_.deadline}__lte": at}
    return list(Booking.objects.filter(**past).order_by(exit_.deadline, "id")[:limit])
