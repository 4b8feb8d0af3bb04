"""A worker's day: the next job with its big button, what follows, what is new, this week's money."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.clock import now
from foundation.money.formatting import format_minor
from marketplace.bookings.queries.earned import week_since
from marketplace.bookings.queries.jobs import jobs_ahead, news_for
from marketplace.bookings.views._job import job_context, job_line
from marketplace.bookings.views._slots import day_label
from marketplace.workers.models import Worker
from marketplace.workers.queries.workers import own_worker
from payments.payouts.queries.earnings import totals_of

SHOWN = 8


@require_safe
@login_required
def today(request: HttpRequest) -> HttpResponse:
    """The page, or only its live part when that asks to be refreshed."""
    worker = own_worker(request.user)
    fragment = request.headers.get("HX-Target") == "today"
    template = "marketplace/bookings/_today.html" if fragment else "marketplace/bookings/today.html"
    return render(request, template, _page(worker, at=now()))


def monday_of(at: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which this week began in a zone."""
    day = at.astimezone(zone).date()
    return datetime.combine(day - timedelta(days=day.weekday()), time(0), tzinfo=zone)


def _page(worker: Worker, *, at: datetime) -> dict[str, Any]:
    zone = ZoneInfo(worker.zone)
    jobs = list(jobs_ahead(worker)[: SHOWN + 1])
    for job in jobs:
        job.worker = worker
    day = at.astimezone(zone).date()
    today_too = [job for job in jobs[1:] if job.start_utc.astimezone(zone).date() == day]
    currency = str(settings.COOP["currency"])
    week = week_since(worker, monday_of(at, zone))
    totals = totals_of(owner=worker.member.account_id, currency=currency)
    return {
        "day": day_label(day),
        "first_name": worker.name.split(" ")[0],
        "next": job_context(jobs[0], zone, at=at) if jobs else None,
        "later_today": [job_line(job, with_day=False) for job in today_too],
        "coming": [job_line(job) for job in jobs[1:] if job not in today_too],
        "news": [job_line(booking) for booking in news_for(worker, at=at)],
        "waiting": week.waiting,
        "earned_week": format_minor(week.earned, currency),
        "pending": format_minor(totals.owed, currency),
        "expected": format_minor(totals.expected, currency),
        "money_url": reverse("bookings:money"),
        "calendar_url": reverse("bookings:calendar"),
        "here_url": reverse("bookings:today"),
        "manifest_url": reverse("ui:manifest"),
        "kept_words": _("You are offline. This is your day as it was at {time} on {day}.").format(
            time=f"{at.astimezone(zone):%H:%M}", day=day_label(day)
        ),
    }
