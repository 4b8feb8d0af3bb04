"""After paying: the reference, the calendar file, and what happens next."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from foundation.clock import now
from marketplace.bookings.views._door import booking_at_door, reader_zone
from marketplace.bookings.views._gone import is_over, time_is_gone
from marketplace.bookings.views._words import (
    address_lines,
    cancel_decided,
    cancel_sentence,
    money_words,
    promised_free_time,
    when_words,
    your_time_words,
)


@require_safe
@login_required
def confirmation(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that it is booked, or that the time was gone; who has not paid yet goes back to paying."""
    at, reader = now(), reader_zone(request)
    booking = booking_at_door(request, reference)
    if is_over(booking, at=at):
        return time_is_gone(request, booking, at=at)
    if booking.confirmed_at is None:
        return redirect("bookings:check_and_pay", reference=booking.reference)
    free = promised_free_time(booking, at=at)
    context = {
        "booking": booking,
        "when": when_words(booking),
        "your_time": your_time_words(booking, reader),
        "where": address_lines(booking) or booking.get_place_mode_display(),
        "total": money_words(booking, booking.total),
        "cancel_rule": cancel_sentence(booking, free, reader),
        "cancel_decided": cancel_decided(booking, free),
        "booking_url": reverse("bookings:booking", args=[booking.reference]),
        "calendar_url": reverse("bookings:calendar_file", args=[booking.reference]),
    }
    return render(request, "marketplace/bookings/confirmation.html", context)
