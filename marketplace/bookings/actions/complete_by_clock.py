"""B24 by the clock: nobody said anything was wrong."""

from datetime import datetime

from django.db import transaction

from marketplace.bookings.actions._complete import complete
from marketplace.bookings.actions._move import CLOCK, lock_booking, require_row
from marketplace.bookings.errors import TooEarly
from marketplace.bookings.models import Booking


@transaction.atomic
def complete_by_clock(*, booking: Booking, at: datetime) -> Booking:
    """Take silence as a yes once the time to speak is over. Raises NotNow, TooEarly."""
    booking = lock_booking(booking)
    require_row(booking, "B24")
    if booking.accept_by is None or at < booking.accept_by:
        raise TooEarly(opens=booking.accept_by)
    return complete(booking, actor=CLOCK, at=at)
