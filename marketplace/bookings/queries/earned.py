"""What a worker earned by finished bookings."""

from datetime import datetime

from django.db.models import Sum

from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from marketplace.workers.models import Worker

MOST = 100


def completed_since(worker: Worker, since: datetime) -> list[Booking]:
    """The bookings accepted from an instant on, newest first, at most a hundred."""
    done = Booking.objects.filter(worker=worker, status=BookingState.COMPLETED, completed_at__gte=since)
    return list(done.select_related("customer").order_by("-completed_at", "-id")[:MOST])


def earned_since(worker: Worker, since: datetime) -> int:
    """The worker's shares of the bookings accepted from an instant on, in minor units."""
    done = Booking.objects.filter(worker=worker, status=BookingState.COMPLETED, completed_at__gte=since)
    return int(done.aggregate(total=Sum("worker_share"))["total"] or 0)
