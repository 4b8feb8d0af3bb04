"""All is well: the customer's one tap."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Fact, NotFound
from marketplace.bookings.actions.accept_work import accept_work
from marketplace.bookings.calculations.wording import length_words
from marketplace.bookings.enums import BookingState
from marketplace.bookings.policies import can_accept_work, is_customer
from marketplace.bookings.views._door import booking_at_door, reader_zone, seen_version
from marketplace.bookings.views._words import moment_of, money_words, planned_bar, shares_of, when_words


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def accept(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what a yes does, and take it."""
    at = now()
    booking = booking_at_door(request, reference)
    if not can_accept_work(request.user, booking):
        raise NotFound
    refusal: Fact | None = None
    if request.method == "POST":
        try:
            reason = request.POST.get("reason", "")
            accept_work(by=request.user, booking=booking, seen=seen_version(request), reason=reason, at=at)
            messages.success(request, _("Thank you. {worker} has been told.").format(worker=booking.worker.name))
            return redirect("bookings:booking", reference=booking.reference)
        except Fact as fact:
            refusal, booking = fact, booking_at_door(request, reference)
    if booking.state is not BookingState.DONE and refusal is None:
        return redirect("bookings:booking", reference=booking.reference)
    context = {
        "booking": booking,
        "refusal": refusal,
        "possible": booking.state is BookingState.DONE,
        "when": when_words(booking),
        "worked": length_words(booking.actual_minutes) if booking.actual_minutes else "",
        "share": money_words(booking, booking.worker_share),
        "bar": planned_bar(shares_of(booking), booking.currency, booking.worker.name),
        "levy": booking.policy.decided("levy_bp"),
        "accept_rule": booking.policy.decided("accept_window_hours"),
        "accept_by": moment_of(booking, booking.accept_by, reader_zone(request)),
        "needs_reason": not is_customer(request.user, booking),
        "back_url": reverse("bookings:booking", args=[booking.reference]),
    }
    return render(request, "marketplace/bookings/accept.html", context, status=refusal.status if refusal else 200)
