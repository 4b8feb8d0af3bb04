"""Reading the hours a worker keeps."""

from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from marketplace.availability.calculations.calendars import Limits
from marketplace.availability.calculations.windows import DayWindow
from marketplace.availability.calculations.zones import local_date, zone_named
from marketplace.availability.models import DateException, ExceptionWindow, TimeOff, WeeklyWindow, WorkLimits
from marketplace.workers.models import Worker


def weekly_hours(worker: Worker) -> dict[int, tuple[DayWindow, ...]]:
    """Return the windows of each weekday that has any; Monday is 0."""
    found: dict[int, tuple[DayWindow, ...]] = {}
    for window in WeeklyWindow.objects.filter(worker=worker):
        found[window.weekday] = (*found.get(window.weekday, ()), window.as_window())
    return found


def coming_exceptions(worker: Worker, *, at: datetime) -> QuerySet[DateException]:
    """Return the exceptions from today on, in the worker's zone, with their windows. Two queries."""
    today = local_date(at, zone_named(worker.zone))
    windows = Prefetch("windows", queryset=ExceptionWindow.objects.order_by("opens", "id"))
    return DateException.objects.filter(worker=worker, date__gte=today).prefetch_related(windows).order_by("date")


def exception_windows(worker: Worker, day: date) -> tuple[DayWindow, ...] | None:
    """Return the windows of a date's exception, empty when closed; None when the date has none."""
    exception = DateException.objects.filter(worker=worker, date=day).prefetch_related("windows").first()
    return tuple(window.as_window() for window in exception.windows.all()) if exception else None


def coming_time_off(worker: Worker, *, at: datetime) -> QuerySet[TimeOff]:
    """Return the time off that is not over yet, in order."""
    return TimeOff.objects.filter(worker=worker, ends_at__gt=at).order_by("starts_at", "id")


def limits_of(worker: Worker) -> Limits:
    """Return the most minutes of work a day and a week; None for no limit."""
    limits = WorkLimits.objects.filter(worker=worker).values_list("per_day_minutes", "per_week_minutes").first()
    return Limits(*limits) if limits else Limits()
