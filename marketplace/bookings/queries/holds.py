"""The times somebody keeps and has not paid for."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking


def _belonging_to(user: Any, guest_key: str) -> Q:
    """What is somebody's: in their name, or kept by the key in their session while it is in nobody's name."""
    mine = Q(customer=user) if user is not None else Q(pk__in=[])
    return mine | Q(customer__isnull=True, guest_key=guest_key) if guest_key else mine


def live_holds(*, user: Any, guest_key: str, at: datetime) -> QuerySet[Booking]:
    """The holds of a person that have not run out, oldest first."""
    held = Booking.objects.filter(status=BookingState.HELD, hold_expires_at__gt=at)
    return held.filter(_belonging_to(user, guest_key)).order_by("id")


def last_answers(*, user: Any, guest_key: str) -> Booking | None:
    """The newest booking of a person, paid or not: where they are asked nothing twice."""
    mine = Booking.objects.filter(_belonging_to(user, guest_key))
    return mine.exclude(contact_name="").order_by("-id").first()
