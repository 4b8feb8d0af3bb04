"""Who acts on whose side: the person themself, or staff for them with a reason. Private to the actions of this room."""

from typing import Any

from marketplace.bookings.actions._move import Actor
from marketplace.bookings.enums import Side
from marketplace.bookings.errors import ReasonNeeded
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import is_customer, is_worker


def actor_on(side: Side, *, by: Any, booking: Booking, reason: str) -> Actor:
    """Return who acts; whoever does the other person's part says why. Raises ReasonNeeded."""
    person = booking.customer if side is Side.CUSTOMER else booking.worker.member.user
    own = is_customer(by, booking) if side is Side.CUSTOMER else is_worker(by, booking)
    if own:
        return Actor(side=side, user=by, reason=reason.strip())
    if not reason.strip():
        raise ReasonNeeded(fields={"reason": str(ReasonNeeded.message)})
    return Actor(side=side, user=by, on_behalf_of=person, reason=reason.strip())
