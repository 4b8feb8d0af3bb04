"""One job, for the worker who does it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from foundation.clock import now
from foundation.errors import NotFound
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.policies import is_worker
from marketplace.bookings.queries.bookings import events_of
from marketplace.bookings.views._door import booking_at_door
from marketplace.bookings.views._job import job_context
from marketplace.bookings.views._timeline import timeline
from marketplace.bookings.views._words import booking_bill, planned_bar, shares_of


@require_safe
@login_required
def job(request: HttpRequest, reference: str) -> HttpResponse:
    """Where, when, whom to meet, what to know, what is earned; and the next button."""
    booking = booking_at_door(request, reference)
    if not is_worker(request.user, booking):
        raise NotFound
    cancellable = booking.state is BookingState.CONFIRMED
    facts = job_context(booking, booking.place_zone, at=now())
    context = facts | {
        "job_facts": facts,
        "levy": booking.policy.decided("levy_bp"),
        "bar": planned_bar(shares_of(booking), booking.currency, booking.worker.name),
        "bill": booking_bill(booking),
        "timeline": timeline(booking, events_of(booking), Side.WORKER),
        "remark": booking.ended_note,
        "back_url": reverse("bookings:today"),
        "ledger_url": reverse("bookings:ledger_lines", args=[booking.reference]),
        "calendar_url": reverse("bookings:calendar_file", args=[booking.reference]) if cancellable else "",
        "cannot_come_url": reverse("bookings:cannot_come", args=[booking.reference]) if cancellable else "",
    }
    return render(request, "marketplace/bookings/job.html", context)
