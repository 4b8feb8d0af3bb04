"""B24 by the customer: all is well."""

from datetime import datetime
from typing import Any

from django.db import transaction

from marketplace.bookings.actions._actor import actor_on
from marketplace.bookings.actions._complete import complete
from marketplace.bookings.actions._move import lock_booking, require_row
from marketplace.bookings.enums import Side
from marketplace.bookings.errors import NotYours
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import can_accept_work


@transaction.atomic
def accept_work(*, by: Any, booking: Booking, seen: int | None = None, reason: str = "", at: datetime) -> Booking:
    """Say that all is well: the worker has earned their share.

    Raises NotYours, ChangedMeanwhile, NotNow, ReasonNeeded (for staff).
    """
    booking = lock_booking(booking, seen=seen)
    if not can_accept_work(by, booking):
        raise NotYours
    require_row(booking, "B24")
    actor = actor_on(Side.CUSTOMER, by=by, booking=booking, reason=reason)
    return complete(booking, actor=actor, at=at)
