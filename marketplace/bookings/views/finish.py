"""The worker finishes: the minutes really worked, and a note."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Fact, Invalid, NotFound
from marketplace.bookings.actions.finish_work import finish_work
from marketplace.bookings.enums import BookingState
from marketplace.bookings.forms import FinishForm
from marketplace.bookings.models import Booking
from marketplace.bookings.policies import is_worker
from marketplace.bookings.views._door import booking_at_door, seen_version
from marketplace.bookings.views._stage import short_name
from marketplace.bookings.views._words import clock_at, money_words


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def finish(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the minutes, with those since the start filled in, and finish."""
    at = now()
    booking = booking_at_door(request, reference)
    if not is_worker(request.user, booking):
        raise NotFound
    form = FinishForm(
        request.POST if request.method == "POST" else None, initial={"actual_minutes": _since_start(booking, at)}
    )
    refusal: Fact | None = None
    if request.method == "POST" and form.is_valid():
        try:
            finish_work(by=request.user, booking=booking, seen=seen_version(request), at=at, **form.cleaned_data)
            messages.success(
                request,
                _("Done. {customer} is asked whether all is well.").format(customer=short_name(booking.customer)),
            )
            return redirect("bookings:today")
        except Invalid as fact:
            for field, sentence in fact.fields.items():
                form.add_error(field, sentence)
        except Fact as fact:
            refusal = fact
    elif booking.state is not BookingState.IN_PROGRESS:
        return redirect("bookings:job", reference=booking.reference)
    context = {
        "booking": booking,
        "form": form,
        "refusal": refusal,
        "customer": short_name(booking.customer),
        "started": clock_at(booking, booking.started_at),
        "share": money_words(booking, booking.worker_share),
        "back_url": reverse("bookings:job", args=[booking.reference]),
    }
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "marketplace/bookings/finish.html", context, status=status)


def _since_start(booking: Booking, at: datetime) -> int:
    """Whole minutes since the start, rounded to the nearest five: a first guess the worker can change."""
    if booking.started_at is None:
        return booking.minutes
    minutes = (at - booking.started_at) // timedelta(minutes=1)
    return max(5, (minutes + 2) // 5 * 5)
