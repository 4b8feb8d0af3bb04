"""B19: the worker is there and begins."""

from datetime import datetime
from typing import Any

from django.db import transaction

from marketplace.bookings.actions._actor import actor_on
from marketplace.bookings.actions._move import lock_booking, move, require_row
from marketplace.bookings.calculations.wording import moment_words
from marketplace.bookings.enums import Side
from marketplace.bookings.errors import NotYours, TooEarly
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import can_start_work
from marketplace.bookings.queries.locale import reader_locale


@transaction.atomic
def start_work(*, by: Any, booking: Booking, seen: int | None = None, reason: str = "", at: datetime) -> Booking:
    """Start from a little before the agreed time on.

    Raises NotYours, ChangedMeanwhile, NotNow, TooEarly, ReasonNeeded (for staff).
    """
    booking = lock_booking(booking, seen=seen)
    if not can_start_work(by, booking):
        raise NotYours
    require_row(booking, "B19")
    if at < booking.starts_open:
        raise TooEarly(opens=moment_words(booking.starts_open, booking.place_zone, locale=reader_locale()))
    actor = actor_on(Side.WORKER, by=by, booking=booking, reason=reason)
    return move(booking, "B19", actor=actor, at=at, started_at=at)
