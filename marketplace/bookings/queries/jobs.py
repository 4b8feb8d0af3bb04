"""What a worker has to do."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from marketplace.workers.models import Worker

AHEAD = (BookingState.CONFIRMED, BookingState.IN_PROGRESS)
WITH_PEOPLE = ("customer", "listing__trade")


def jobs_ahead(worker: Worker, *, until: datetime | None = None) -> QuerySet[Booking]:
    """The jobs a worker has not finished, the one under way first, then by start."""
    jobs = Booking.objects.filter(worker=worker, status__in=AHEAD).select_related(*WITH_PEOPLE)
    if until is not None:
        jobs = jobs.filter(Q(start_utc__lt=until) | Q(status=BookingState.IN_PROGRESS))
    return jobs.order_by("-status", "start_utc", "id")


def jobs_between(worker: Worker, *, first: datetime, last: datetime) -> QuerySet[Booking]:
    """All jobs that start in a stretch of time, done ones too, in order."""
    kept = (*AHEAD, BookingState.DONE, BookingState.COMPLETED)
    jobs = Booking.objects.filter(worker=worker, status__in=kept, start_utc__gte=first, start_utc__lt=last)
    return jobs.select_related(*WITH_PEOPLE).order_by("start_utc", "id")


def news_for(worker: Worker, *, at: datetime, hours: int = 48) -> list[Booking]:
    """What came in or was cancelled lately, newest first, at most five."""
    since = at - timedelta(hours=hours)
    recent = Q(status=BookingState.CONFIRMED, confirmed_at__gte=since) | Q(
        status=BookingState.CANCELLED, ended_at__gte=since, confirmed_at__isnull=False
    )
    return list(Booking.objects.filter(recent, worker=worker).select_related(*WITH_PEOPLE).order_by("-id")[:5])
