"""B15: the worker cannot come; the customer gets everything back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from marketplace.bookings.actions._actor import actor_on
from marketplace.bookings.actions._cancel import cancel_with_full_refund
from marketplace.bookings.actions._move import lock_booking, require_row
from marketplace.bookings.enums import WORKER_REASONS, EndReason, Side
from marketplace.bookings.errors import NotYours, ReasonNeeded
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import can_cancel_as_worker


@transaction.atomic
def cancel_as_worker(
    *,
    by: Any,
    booking: Booking,
    why: EndReason,
    remark: str = "",
    seen: int | None = None,
    reason: str = "",
    at: datetime,
) -> Booking:
    """Cancel on the worker's side for one of the reasons of the list; `remark` is for the customer.

    Nobody is marked down for it. `reason` is why staff act for the worker.
    Raises NotYours, ChangedMeanwhile, NotNow, ReasonNeeded.
    """
    booking = lock_booking(booking, seen=seen)
    if not can_cancel_as_worker(by, booking):
        raise NotYours
    require_row(booking, "B15")
    if why not in WORKER_REASONS:
        raise ReasonNeeded(fields={"why": str(ReasonNeeded.message)})
    actor = actor_on(Side.WORKER, by=by, booking=booking, reason=reason)
    return cancel_with_full_refund(booking, "B15", actor=actor, why=EndReason(why), remark=remark, at=at)
