"""The co-op's office calls a booking off, with a reason both sides read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Fact, NotFound
from marketplace.bookings.actions.cancel_as_coop import cancel_as_coop
from marketplace.bookings.enums import EndReason
from marketplace.bookings.forms import CallOffForm
from marketplace.bookings.policies import can_cancel_as_coop
from marketplace.bookings.views._door import booking_at_door, seen_version
from marketplace.bookings.views._words import money_words, when_words


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def call_off(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the reason, name the refund, and do it."""
    booking = booking_at_door(request, reference)
    if not can_cancel_as_coop(request.user, booking):
        raise NotFound
    form = CallOffForm(request.POST if request.method == "POST" else None)
    refusal: Fact | None = None
    if request.method == "POST" and form.is_valid():
        try:
            cancel_as_coop(
                by=request.user,
                booking=booking,
                why=EndReason(form.cleaned_data["why"]),
                remark=form.cleaned_data["remark"],
                seen=seen_version(request),
                at=now(),
            )
            messages.success(request, _("Called off. Everything goes back to the customer."))
            return redirect("bookings:booking", reference=booking.reference)
        except Fact as fact:
            refusal, booking = fact, booking_at_door(request, reference)
    context = {
        "booking": booking,
        "form": form,
        "refusal": refusal,
        "when": when_words(booking),
        "total": money_words(booking, booking.total),
        "back_url": reverse("bookings:booking", args=[booking.reference]),
    }
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "marketplace/bookings/call_off.html", context, status=status)
