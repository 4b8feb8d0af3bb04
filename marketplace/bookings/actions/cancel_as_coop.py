"""B17: the co-op calls a booking off; the customer gets everything back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from marketplace.bookings.actions._cancel import cancel_with_full_refund
from marketplace.bookings.actions._move import Actor, lock_booking, require_row
from marketplace.bookings.enums import COOP_REASONS, EndReason, Side
from marketplace.bookings.errors import NotYours, ReasonNeeded
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import can_cancel_as_coop


@transaction.atomic
def cancel_as_coop(
    *, by: Any, booking: Booking, why: EndReason, remark: str, seen: int | None = None, at: datetime
) -> Booking:
    """Cancel for safety, weather or a mistake of ours; both sides read the remark.

    Raises NotYours, ChangedMeanwhile, NotNow, ReasonNeeded.
    """
    booking = lock_booking(booking, seen=seen)
    if not can_cancel_as_coop(by, booking):
        raise NotYours
    require_row(booking, "B17")
    if why not in COOP_REASONS or not remark.strip():
        raise ReasonNeeded(fields={"why": str(ReasonNeeded.message)})
    actor = Actor(side=Side.COOP, user=by, reason=remark.strip())
    return cancel_with_full_refund(booking, "B17", actor=actor, why=EndReason(why), remark=remark, at=at)
