"""What a worker earned by finished bookings."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, Sum

from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from marketplace.workers.models import Worker

MOST = 100


@dataclass(frozen=True)
class Week:
    """Minor units earned by bookings accepted this week, and how many finished ones wait for the customer's yes."""

    earned: int
    waiting: int


def completed_since(worker: Worker, since: datetime) -> list[Booking]:
    """The bookings accepted from an instant on, newest first, at most a hundred."""
    done = Booking.objects.filter(worker=worker, status=BookingState.COMPLETED, completed_at__gte=since)
    return list(done.select_related("customer").order_by("-completed_at", "-id")[:MOST])


def week_since(worker: Worker, since: datetime) -> Week:
    """The two figures of a worker's week, in one query."""
    waiting, earned = Q(status=BookingState.DONE), Q(status=BookingState.COMPLETED, completed_at__gte=since)
    sums = Booking.objects.filter(waiting | earned, worker=worker).aggregate(
        earned=Sum("worker_share", filter=earned), waiting=Count("pk", filter=waiting)
    )
    return Week(earned=int(sums["earned"] or 0), waiting=sums["waiting"])
