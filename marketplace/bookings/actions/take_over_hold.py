"""A guest signs in: the time they kept becomes theirs by name."""

from datetime import datetime

from django.db import transaction

from foundation.locks import advisory_lock
from marketplace.bookings.actions._move import Actor, lock_booking, note, require
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.errors import NotYours, OwnListing, TooManyHolds
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import Visitor, can_take_over_hold, is_worker
from marketplace.bookings.queries.holds import live_holds


@transaction.atomic
def take_over_hold(*, by: Visitor, booking: Booking, at: datetime) -> Booking:
    """Put a guest's hold into the name of the person who signed in; doing it again changes nothing.

    Raises NotYours, NotNow, OwnListing, TooManyHolds.
    """
    user = by.signed_in
    if user is None:
        raise NotYours
    advisory_lock("marketplace.bookings.holds", user.pk)
    booking = lock_booking(booking)
    if not can_take_over_hold(by, booking):
        raise NotYours
    if booking.customer_id is not None:
        return booking
    require(booking, BookingState.HELD)
    if is_worker(user, booking):
        raise OwnListing
    limit = booking.policy.number("live_holds_per_person")
    if live_holds(user=user, guest_key="", at=at).count() >= limit:
        raise TooManyHolds(limit=limit)
    return note(
        booking,
        "take_over_hold",
        actor=Actor(side=Side.CUSTOMER, user=user),
        at=at,
        customer=user,
        guest_key="",
        contact_name=booking.contact_name or user.name,
        contact_phone=booking.contact_phone or user.phone,
    )
