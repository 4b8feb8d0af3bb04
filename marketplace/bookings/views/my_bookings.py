"""A customer's bookings: coming up, and past ones page by page."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from foundation.clock import now
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.bookings import PAGE, past_of, upcoming_of
from marketplace.bookings.views._words import money_words, when_words

TONES = {
    BookingState.HELD: "wait",
    BookingState.CONFIRMED: "good",
    BookingState.IN_PROGRESS: "good",
    BookingState.DONE: "wait",
    BookingState.COMPLETED: "neutral",
    BookingState.CANCELLED: "bad",
}


@require_safe
@login_required
def my_bookings(request: HttpRequest) -> HttpResponse:
    """What is coming up on the first page; past bookings on every page, newest first."""
    before = _place(request.GET.get("before", ""))
    upcoming = [] if before else list(upcoming_of(request.user, at=now()))
    past = past_of(request.user, before=before)
    older = past[PAGE - 1] if len(past) > PAGE else None
    context = {
        "upcoming": [_card(booking) for booking in upcoming],
        "past": [_card(booking) for booking in past[:PAGE]],
        "first_page": before is None,
        "newer_url": reverse("bookings:my_bookings") if before else "",
        "older_url": f"{reverse('bookings:my_bookings')}?before={_mark(older)}" if older else "",
    }
    return render(request, "marketplace/bookings/my_bookings.html", context)


def _card(booking: Booking) -> dict[str, Any]:
    held = booking.state is BookingState.HELD
    page = "bookings:check_and_pay" if held else "bookings:booking"
    return {
        "url": reverse(page, args=[booking.reference]),
        "title": booking.title,
        "worker": booking.worker.name,
        "when": when_words(booking),
        "total": money_words(booking, booking.total),
        "state": booking.state.label,
        "tone": TONES.get(booking.state, "neutral"),
        "reference": booking.reference,
    }


def _mark(booking: Booking) -> str:
    """A place in the list, as it travels in an address."""
    return f"{booking.start_utc:%Y%m%dT%H%M}-{booking.pk}"


def _place(mark: str) -> tuple[datetime, int] | None:
    """Read a place back; what is no mark of ours is the first page."""
    moment, _, number = mark.partition("-")
    try:
        return datetime.strptime(moment + "+0000", "%Y%m%dT%H%M%z"), int(number)
    except ValueError:
        return None
