"""Booked jobs whose worker cannot come any more (marketplace 2.3, B18): they wait for somebody to find another."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from coop.membership.enums import MemberState
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking

STAYS = Q(worker__member__state=MemberState.ACTIVE)
# A notice or a suspension that ends at a date takes only the jobs of the days without membership.
LEAVES_LATER = Q(worker__member__state=MemberState.LEAVING, worker__member__leaves_at__gt=F("start_utc"))
BACK_BY_THEN = Q(worker__member__state=MemberState.SUSPENDED, worker__member__suspended_until__lte=F("start_utc"))


def booked_ahead(*, at: datetime) -> QuerySet[Booking]:
    """Booked jobs that have not begun, first ones first."""
    return Booking.objects.filter(status=BookingState.CONFIRMED, start_utc__gt=at).order_by("start_utc", "pk")


def without_worker(*, at: datetime) -> QuerySet[Booking]:
    """Those of them that the membership of their worker does not reach."""
    return booked_ahead(at=at).exclude(STAYS | LEAVES_LATER | BACK_BY_THEN)


def told_to_be_without(booking: Booking) -> bool:
    """Whether the last the customer heard is that the worker cannot come."""
    said = booking.events.filter(verb__in=("note_worker_away", "note_worker_back")).order_by("-version")
    return said.values_list("verb", flat=True).first() == "note_worker_away"
