"""The booking as a file for the customer's or the worker's own calendar."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.clock import now
from foundation.errors import NotFound
from marketplace.bookings.calculations.calendar_file import Entry
from marketplace.bookings.calculations.calendar_file import calendar_file as make_file
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.policies import side_of
from marketplace.bookings.views._door import booking_at_door
from marketplace.bookings.views._words import address_lines


@require_safe
@login_required
def calendar_file(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the entry; each side gets its own words, and a sensitive trade is not named."""
    booking = booking_at_door(request, reference)
    if booking.confirmed_at is None:
        raise NotFound
    for_worker = side_of(request.user, booking) is Side.WORKER
    page = "bookings:job" if for_worker else "bookings:booking"
    url = settings.SITE_URL.rstrip("/") + reverse(page, args=[booking.reference])
    other = booking.contact_name if for_worker else booking.worker.name
    named = _("Booking {reference}") if booking.listing.trade.sensitive else "{title}, {other}"
    entry = Entry(
        uid=f"{booking.ledger_ref}@{settings.SITE_URL.split('://')[-1].split('/')[0]}",
        title=named.format(reference=booking.reference, title=booking.title, other=other),
        start=booking.start_utc,
        end=booking.end_utc,
        zone=booking.place_zone,
        place=address_lines(booking),
        text=_("Booking {reference}. Everything about it: {url}").format(reference=booking.reference, url=url),
        url=url,
        stamp=now(),
        sequence=booking.version,
        cancelled=booking.state is BookingState.CANCELLED,
    )
    answer = HttpResponse(make_file(entry), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{booking.reference}.ics"'
    return answer
