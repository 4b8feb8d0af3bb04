"""The worker cannot come: a reason from a short list, and nobody is marked down."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Fact, NotFound
from marketplace.bookings.actions.cancel_as_worker import cancel_as_worker
from marketplace.bookings.enums import BookingState, EndReason
from marketplace.bookings.forms import CannotComeForm
from marketplace.bookings.policies import is_worker
from marketplace.bookings.views._door import booking_at_door, seen_version
from marketplace.bookings.views._stage import short_name
from marketplace.bookings.views._words import money_words, when_words


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def cannot_come(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the reason, say what happens, and cancel with everything refunded."""
    booking = booking_at_door(request, reference)
    if not is_worker(request.user, booking):
        raise NotFound
    form = CannotComeForm(request.POST if request.method == "POST" else None)
    refusal: Fact | None = None
    if request.method == "POST" and form.is_valid():
        try:
            cancel_as_worker(
                by=request.user,
                booking=booking,
                why=EndReason(form.cleaned_data["why"]),
                remark=form.cleaned_data["remark"],
                seen=seen_version(request),
                at=now(),
            )
            messages.success(
                request,
                _("Cancelled. {customer} has been told and gets everything back.").format(
                    customer=short_name(booking.customer)
                ),
            )
            return redirect("bookings:today")
        except Fact as fact:
            refusal = fact
    elif booking.state is not BookingState.CONFIRMED:
        return redirect("bookings:job", reference=booking.reference)
    context = {
        "booking": booking,
        "form": form,
        "refusal": refusal,
        "customer": short_name(booking.customer),
        "when": when_words(booking),
        "total": money_words(booking, booking.total),
        "back_url": reverse("bookings:job", args=[booking.reference]),
    }
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "marketplace/bookings/cannot_come.html", context, status=status)
