"""The customer cancels: what they get back is named before they press."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Fact, NotFound
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.enums import BookingState
from marketplace.bookings.policies import can_cancel_as_customer, is_customer
from marketplace.bookings.views._door import booking_at_door, reader_zone, seen_version
from marketplace.bookings.views._words import (
    cancel_decided,
    cancel_sentence,
    moment_of,
    money_words,
    promised_free_time,
    when_words,
)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def cancel(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what cancelling does and do it. After the free time the page says whom to ask."""
    at, reader = now(), reader_zone(request)
    booking = booking_at_door(request, reference)
    if not can_cancel_as_customer(request.user, booking):
        raise NotFound
    refusal: Fact | None = None
    if request.method == "POST":
        try:
            cancel_as_customer(
                by=request.user,
                booking=booking,
                seen=seen_version(request),
                reason=request.POST.get("reason", ""),
                at=at,
            )
            messages.success(
                request,
                _("Cancelled. {total} is on its way back to your card.").format(
                    total=money_words(booking, booking.total)
                ),
            )
            return redirect("bookings:booking", reference=booking.reference)
        except Fact as fact:
            refusal, booking = fact, booking_at_door(request, reference)
    if booking.state is not BookingState.CONFIRMED and refusal is None:
        return redirect("bookings:booking", reference=booking.reference)
    free = promised_free_time(booking, at=at)
    context = {
        "booking": booking,
        "refusal": refusal,
        "possible": booking.state is BookingState.CONFIRMED and free.covers(at),
        "when": when_words(booking),
        "total": money_words(booking, booking.total),
        "free_until": moment_of(booking, free.until, reader),
        "cancel_rule": cancel_sentence(booking, free, reader),
        "cancel_decided": cancel_decided(booking, free),
        "needs_reason": not is_customer(request.user, booking),
        "back_url": reverse("bookings:booking", args=[booking.reference]),
    }
    return render(request, "marketplace/bookings/cancel.html", context, status=refusal.status if refusal else 200)
