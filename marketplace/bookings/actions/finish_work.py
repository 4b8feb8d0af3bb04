"""B22: the worker is done."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.errors import Invalid
from foundation.jobs.actions.enqueue import enqueue
from marketplace.bookings.actions._actor import actor_on
from marketplace.bookings.actions._move import lock_booking, move, require_row
from marketplace.bookings.enums import Side
from marketplace.bookings.errors import NotYours
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import can_finish_work

LONGEST = 24 * 60


@transaction.atomic
def finish_work(
    *,
    by: Any,
    booking: Booking,
    actual_minutes: int,
    remark: str = "",
    seen: int | None = None,
    reason: str = "",
    at: datetime,
) -> Booking:
    """Record the minutes really worked (they do not change the price) and ask the customer whether all is well.

    Raises NotYours, ChangedMeanwhile, NotNow, Invalid, ReasonNeeded (for staff).
    """
    booking = lock_booking(booking, seen=seen)
    if not can_finish_work(by, booking):
        raise NotYours
    require_row(booking, "B22")
    if not 1 <= actual_minutes <= LONGEST:
        raise Invalid(fields={"actual_minutes": _("Enter the minutes you worked, between 1 and 1440.")})
    actor = actor_on(Side.WORKER, by=by, booking=booking, reason=reason)
    booking = move(
        booking,
        "B22",
        actor=actor,
        at=at,
        data={"minutes": actual_minutes},
        done_at=at,
        accept_by=at + timedelta(hours=booking.policy.number("accept_window_hours")),
        actual_minutes=actual_minutes,
        finish_note=remark.strip(),
        auto_done_at=None,
    )
    enqueue("marketplace.bookings.mail_done", booking_id=booking.pk)
    return booking
