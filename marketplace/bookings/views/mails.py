"""Every mail of a booking as it would be written now: for the office, to read before a customer asks about it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from foundation.errors import NotFound
from marketplace.bookings.emails import EVERY_MAIL
from marketplace.bookings.enums import Side
from marketplace.bookings.policies import side_of
from marketplace.bookings.views._door import booking_at_door


@require_safe
@login_required
def mails(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the texts; nothing is sent. A time nobody's name stands on yet has no mail."""
    booking = booking_at_door(request, reference)
    if side_of(request.user, booking) is not Side.COOP or booking.customer is None:
        raise NotFound
    context = {
        "booking": booking,
        "mails": [write(booking) for write in EVERY_MAIL.values()],
        "back_url": reverse("bookings:booking", args=[booking.reference]),
    }
    return render(request, "marketplace/bookings/mails.html", context)
