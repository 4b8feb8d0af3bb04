"""Finding bookings for their pages."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from foundation.errors import NotFound
from foundation.rows import Joining
from marketplace.bookings.calculations.reference import read_reference
from marketplace.bookings.enums import OPEN_STATES, BookingState
from marketplace.bookings.models import Booking

PEOPLE = Joining(Booking, "customer", "worker__member__user", "listing__trade", "payment")
PAGE = 20


def booking_called(reference: str) -> Booking:
    """The booking of a reference, however it was typed, with its people, in one query. Raises NotFound."""
    wanted = read_reference(reference)
    booking = PEOPLE.one("reference", wanted) if wanted else None
    if booking is None:
        raise NotFound
    return booking


def upcoming_of(customer: Any, *, at: datetime) -> QuerySet[Booking]:
    """What a customer has ahead of them or has to answer, soonest first; holds that still run come with it."""
    wanted = Q(status__in=OPEN_STATES) | Q(status=BookingState.HELD, hold_expires_at__gt=at)
    mine = Booking.objects.filter(wanted, customer=customer)
    return mine.select_related("worker", "listing__trade").order_by("start_utc", "id")


def past_of(customer: Any, *, before: tuple[datetime, int] | None = None) -> list[Booking]:
    """A page of what is over, newest first; one more than a page says that there are older ones.

    `before` is the start and id of the last booking on the page before.
    """
    over = (BookingState.COMPLETED, BookingState.CANCELLED, BookingState.DECLINED)
    mine = Booking.objects.filter(customer=customer, status__in=over).select_related("worker", "listing__trade")
    if before is not None:
        mine = mine.filter(Q(start_utc__lt=before[0]) | Q(start_utc=before[0], id__lt=before[1]))
    return list(mine.order_by("-start_utc", "-id")[: PAGE + 1])


def events_of(booking: Booking) -> list[Any]:
    """What happened to a booking, newest first, with who did it, in one query."""
    return list(booking.events.select_related("by", "on_behalf_of").order_by("-version"))


def at_the_same_time(booking: Booking, customer: Any) -> Booking | None:
    """Another booking of the customer that overlaps this one; it may well be meant, for a parent perhaps (row B16)."""
    others = Booking.objects.filter(customer=customer, status__in=OPEN_STATES).exclude(pk=booking.pk)
    overlapping = others.filter(start_utc__lt=booking.end_utc, end_utc__gt=booking.start_utc)
    return overlapping.select_related("worker").order_by("start_utc", "id").first()
