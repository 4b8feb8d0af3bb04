"""The kind page when a time is gone: what happened, what became of the money, and the three nearest times."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from marketplace.availability.calculations.starts import Start
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.nearby_times import times_near
from marketplace.bookings.queries.rules_now import rules_now
from marketplace.bookings.views._door import reader_zone
from marketplace.bookings.views._flow import chosen_minutes, times_url
from marketplace.bookings.views._slots import near_slots
from marketplace.bookings.views._words import money_words, when_words
from marketplace.services.policies import is_bookable


def is_over(booking: Booking, *, at: datetime) -> bool:
    """Is this hold no longer kept: let go, or past its end though the clock has not come round yet?"""
    if booking.state is BookingState.HELD:
        return booking.hold_expires_at is None or at >= booking.hold_expires_at
    return booking.state is BookingState.LAPSED


def paid_too_late(booking: Booking) -> bool:
    """Did money arrive that could not be taken, and is on its way back?"""
    return booking.payment is not None and bool(booking.payment.refused_because)


def time_is_gone(request: HttpRequest, booking: Booking, *, at: datetime) -> HttpResponse:
    """Say what happened and offer the nearest times; answers stay with the old hold and come along."""
    reader, starts = reader_zone(request), _starts_near(booking, at=at)
    context: dict[str, Any] = {
        "open": is_bookable(booking.listing),
        "booking": booking,
        "when": when_words(booking),
        "too_late": paid_too_late(booking),
        "total": money_words(booking, booking.total),
        "same_is_free": any(start.start == booking.start_utc for start in starts),
        "nearest": near_slots(starts, reader=reader, place=booking.place_zone, wanted=booking.start_utc),
        "times_url": times_url(booking),
        "title": _("The time was gone when your payment arrived") if paid_too_late(booking) else _("The time is up"),
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "marketplace/bookings/_time_is_gone.html", context, status=status)


def _starts_near(booking: Booking, *, at: datetime) -> list[Start]:
    """The nearest free times with the same choice; none where the listing has been paused or taken down meanwhile."""
    listing = booking.listing
    if not is_bookable(listing):
        return []
    policy = rules_now(listing, at=at)
    return times_near(listing, wanted=booking.start_utc, minutes=chosen_minutes(booking), policy=policy, at=at)
