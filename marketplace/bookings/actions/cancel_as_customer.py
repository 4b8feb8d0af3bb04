"""B13: the customer cancels in time and gets everything back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from marketplace.bookings.actions._actor import actor_on
from marketplace.bookings.actions._cancel import cancel_with_full_refund
from marketplace.bookings.actions._move import lock_booking, require_row
from marketplace.bookings.calculations.wording import moment_words
from marketplace.bookings.enums import EndReason, Side
from marketplace.bookings.errors import FreeTimeOver, NeverFree, NotYours
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import can_cancel_as_customer
from marketplace.bookings.queries.locale import reader_locale


@transaction.atomic
def cancel_as_customer(
    *, by: Any, booking: Booking, seen: int | None = None, reason: str = "", at: datetime
) -> Booking:
    """Cancel for nothing before the agreed time. `seen` is the version on the page.

    Raises NotYours, ChangedMeanwhile, NotNow, FreeTimeOver or NeverFree, ReasonNeeded (for staff).
    """
    booking = lock_booking(booking, seen=seen)
    if not can_cancel_as_customer(by, booking):
        raise NotYours
    require_row(booking, "B13")
    if booking.free_until is None:
        raise NeverFree(worker=booking.worker.name)
    if at >= booking.free_until:
        words = moment_words(booking.free_until, booking.place_zone, locale=reader_locale(), with_zone=True)
        raise FreeTimeOver(free_until=words, worker=booking.worker.name)
    actor = actor_on(Side.CUSTOMER, by=by, booking=booking, reason=reason)
    return cancel_with_full_refund(booking, "B13", actor=actor, why=EndReason.CUSTOMER_FREE, remark=reason, at=at)
