"""Who may do what to a booking. Staff may do either side's part; the record then says for whom, and why."""

from dataclasses import dataclass
from typing import Any

from django.utils.crypto import constant_time_compare

from coop.membership.policies import is_board, is_staff, is_treasurer
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.models import Booking

# Done by the clock, the payment provider or a change of membership alone: no person may, so nobody is asked about.
SYSTEM_ONLY = (
    "lapse_hold", "confirm_paid", "finish_by_clock", "complete_by_clock", "follow_zone", "note_worker_away",
    "note_worker_back",
)  # fmt: skip


@dataclass(frozen=True)
class Visitor:
    """Somebody at the door: signed in, or a guest who is known by the key in their session."""

    user: Any = None
    guest_key: str = ""

    @property
    def signed_in(self) -> Any:
        """The user when signed in, else None."""
        return self.user if getattr(self.user, "is_authenticated", False) else None


def is_customer(user: Any, booking: Booking) -> bool:
    """The person the booking is for."""
    return booking.customer_id is not None and booking.customer_id == getattr(user, "pk", None)


def is_worker(user: Any, booking: Booking) -> bool:
    """The person who does the work."""
    return booking.worker.member.user_id == getattr(user, "pk", None)


def side_of(user: Any, booking: Booking) -> Side | None:
    """The side a person stands on: their own first, then the co-op's; None for strangers."""
    if is_customer(user, booking):
        return Side.CUSTOMER
    if is_worker(user, booking) and booking.status not in (BookingState.HELD, BookingState.LAPSED):
        return Side.WORKER
    return Side.COOP if is_staff(user) else None


def can_see_booking(user: Any, booking: Booking) -> bool:
    """The two sides, and the co-op's staff. A worker does not see who only kept a time for a while."""
    return side_of(user, booking) is not None


def can_see_money(user: Any, booking: Booking) -> bool:
    """Who may open the ledger lines of a booking: those who see it, the treasurer and the board."""
    return can_see_booking(user, booking) or is_treasurer(user) or is_board(user)


def can_use_hold(visitor: Visitor, booking: Booking) -> bool:
    """The customer of the hold, the helper who made it for them, or the guest whose session has its key."""
    user = visitor.signed_in
    if booking.customer_id is None:
        return bool(booking.guest_key) and constant_time_compare(visitor.guest_key, booking.guest_key)
    return user is not None and user.pk in (booking.customer_id, booking.helper_id)


def can_hold_time(visitor: Visitor, customer: Any) -> bool:
    """Anybody keeps a time for themselves; only staff keep one for somebody else."""
    return customer is None or customer == visitor.signed_in or is_staff(visitor.signed_in)


can_give_details = can_use_hold
can_extend_hold = can_use_hold
can_leave_hold = can_use_hold
can_take_over_hold = can_use_hold
can_start_payment = can_use_hold


def can_cancel_as_customer(user: Any, booking: Booking) -> bool:
    return is_customer(user, booking) or is_staff(user)


def can_cancel_as_worker(user: Any, booking: Booking) -> bool:
    return is_worker(user, booking) or is_staff(user)


def can_cancel_as_coop(user: Any, booking: Booking) -> bool:
    """Staff who stand on neither side of this booking."""
    return is_staff(user) and not is_customer(user, booking) and not is_worker(user, booking)


can_set_off = can_cancel_as_worker
can_start_work = can_cancel_as_worker
can_finish_work = can_cancel_as_worker
can_accept_work = can_cancel_as_customer
