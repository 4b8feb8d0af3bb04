"""The worker says "on my way"."""

from datetime import datetime
from typing import Any

from django.db import transaction

from marketplace.bookings.actions._actor import actor_on
from marketplace.bookings.actions._move import lock_booking, note, require
from marketplace.bookings.calculations.visits import set_off_from
from marketplace.bookings.calculations.wording import moment_words
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.errors import NotYours, TooEarly
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import can_set_off
from marketplace.bookings.queries.locale import reader_locale


@transaction.atomic
def set_off(*, by: Any, booking: Booking, seen: int | None = None, reason: str = "", at: datetime) -> Booking:
    """Note that the worker is on the way; saying it again changes nothing.

    Raises NotYours, ChangedMeanwhile, NotNow, TooEarly, ReasonNeeded (for staff).
    """
    booking = lock_booking(booking, seen=seen)
    if not can_set_off(by, booking):
        raise NotYours
    require(booking, BookingState.CONFIRMED)
    if booking.set_off_at is not None:
        return booking
    opens = set_off_from(booking.start_utc)
    if at < opens:
        raise TooEarly(opens=moment_words(opens, booking.place_zone, locale=reader_locale()))
    actor = actor_on(Side.WORKER, by=by, booking=booking, reason=reason)
    return note(booking, "set_off", actor=actor, at=at, set_off_at=at)
