"""A worker's calendar as a list, four weeks at a time."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.clock import now
from marketplace.bookings.queries.jobs import jobs_between
from marketplace.bookings.views._job import job_line
from marketplace.bookings.views._slots import day_label
from marketplace.workers.queries.workers import own_worker

SPAN = timedelta(days=28)
SHOWN_YEARS = timedelta(days=3660)


@require_safe
@login_required
def calendar(request: HttpRequest) -> HttpResponse:
    """Jobs by day from the Monday asked for; days without work are left out."""
    worker = own_worker(request.user)
    zone = ZoneInfo(worker.zone)
    today = now().astimezone(zone).date()
    first = _first(request.GET.get("from", ""), today)
    jobs = jobs_between(worker, first=_midnight(first, zone), last=_midnight(first + SPAN, zone))
    days = [
        {"label": day_label(day), "today": day == today, "jobs": [job_line(job, with_day=False) for job in of_day]}
        for day, of_day in groupby(jobs, key=lambda job: job.start_utc.astimezone(zone).date())
    ]
    here = reverse("bookings:calendar")
    context = {
        "days": days,
        "range_label": _("{first} to {last}").format(
            first=day_label(first), last=day_label(first + SPAN - timedelta(days=1))
        ),
        "earlier_url": f"{here}?from={first - SPAN}",
        "later_url": f"{here}?from={first + SPAN}",
        "today_url": here,
    }
    return render(request, "marketplace/bookings/calendar.html", context)


def _first(asked: str, today: date) -> date:
    """The Monday of the day asked for, or of today when that is no day of these years."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        day = today
    if abs(day - today) > SHOWN_YEARS:
        day = today
    return day - timedelta(days=day.weekday())


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)
