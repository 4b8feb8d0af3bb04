"""A job in words for the worker's pages."""

from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.bookings.calculations.visits import access_notes_from
from marketplace.bookings.calculations.wording import clock_words, length_words
from marketplace.bookings.enums import BookingState, Side
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.locale import reader_locale
from marketplace.bookings.views._slots import day_label
from marketplace.bookings.views._stage import short_name, stage_context
from marketplace.bookings.views._words import address_lines, moment_of, money_words


def clock_of(booking: Booking) -> str:
    """10:00 – 12:00 on the clock of the place."""
    zone, locale = booking.place_zone, reader_locale()
    first, last = booking.start_utc.astimezone(zone), booking.end_utc.astimezone(zone)
    return f"{clock_words(first, locale=locale)} – {clock_words(last, locale=locale)}"


def day_of(booking: Booking) -> str:
    """Friday 5 June, on the place's calendar."""
    return day_label(booking.start_utc.astimezone(booking.place_zone).date())


def job_line(booking: Booking, *, with_day: bool = True) -> dict[str, Any]:
    """One line of a list of jobs; the day is left out where a heading names it."""
    return {
        "url": reverse("bookings:job", args=[booking.reference]),
        "day": day_of(booking) if with_day else "",
        "clock": clock_of(booking),
        "title": booking.title,
        "customer": short_name(booking.customer),
        "area": booking.town or booking.postcode,
        "share": money_words(booking, booking.worker_share),
        "state": booking.state.label,
        "tone": {
            BookingState.CONFIRMED: "good",
            BookingState.IN_PROGRESS: "good",
            BookingState.DONE: "wait",
            BookingState.CANCELLED: "bad",
        }.get(booking.state, "neutral"),
        "cancelled": booking.state is BookingState.CANCELLED,
    }


def job_context(booking: Booking, reader: ZoneInfo, *, at: datetime) -> dict[str, Any]:
    """Everything the worker needs for one job; how to get in appears from the day before, or at once when needed."""
    stage = stage_context(booking, Side.WORKER, reader, at=at)
    opens = access_notes_from(booking.start_utc, booking.place_zone)
    shown = booking.access_needed_early or at >= opens
    over = booking.state in (BookingState.COMPLETED, BookingState.CANCELLED)
    address = address_lines(booking)
    can_start_too = stage["action"] == "start" and booking.set_off_at is None
    return {
        "booking": booking,
        **stage,
        "day": day_of(booking),
        "clock": clock_of(booking),
        "length": length_words(booking.minutes),
        "person": booking.contact_name if not over else short_name(booking.customer),
        "phone": booking.contact_phone if not over else "",
        "phone_url": "tel:" + "".join(c for c in booking.contact_phone if c.isdigit() or c == "+"),
        "address": address if not over else booking.town,
        "map_url": f"geo:0,0?q={quote(address)}" if address and not over else "",
        "access_notes": booking.access_notes if shown and not over else "",
        "access_later": moment_of(booking, opens) if booking.access_notes and not shown and not over else "",
        "people_present": booking.people_present if not over else "",
        "note": booking.note if not over else "",
        "share": money_words(booking, booking.worker_share),
        "total": money_words(booking, booking.total),
        "also_set_off_url": reverse("bookings:set_off", args=[booking.reference]) if can_start_too else "",
        "job_url": reverse("bookings:job", args=[booking.reference]),
        "finish": stage["action"] == "finish",
        "extras": [
            _("{extra}, {count} times").format(extra=line["name"], count=line["quantity"])
            if line["quantity"] > 1
            else line["name"]
            for line in booking.price_snapshot["lines"][1:]
        ],
    }
