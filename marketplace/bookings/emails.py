"""The mail of a booking: plain text, in the reader's language and on the reader's clock.

A sensitive trade is never named: subject and text then speak of "your booking" and its reference alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from foundation.home import house_facts
from foundation.money.formatting import format_minor
from marketplace.bookings.calculations.wording import deadline_words, span_words
from marketplace.bookings.enums import Side
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.locale import reader_locale

FOLDER = "marketplace/bookings/emails"


@dataclass(frozen=True)
class Mail:
    """One message, ready to be sent or looked at."""

    to: str
    subject: str
    body: str


def confirmed(booking: Booking) -> Mail:
    return _write(booking, booking.customer, "confirmed", _("Booked: {what} ({reference})"))


def cancelled_to_customer(booking: Booking) -> Mail:
    return _write(booking, booking.customer, "cancelled", _("Cancelled: {what} ({reference})"))


def done(booking: Booking) -> Mail:
    return _write(booking, booking.customer, "done", _("Is all well? {what} ({reference})"))


def receipt(booking: Booking) -> Mail:
    return _write(booking, booking.customer, "receipt", _("Your receipt: {what} ({reference})"))


def new_to_worker(booking: Booking) -> Mail:
    return _write(booking, _worker(booking), "new_to_worker", _("New booking: {what} ({reference})"))


def cancelled_to_worker(booking: Booking) -> Mail:
    return _write(booking, _worker(booking), "cancelled_to_worker", _("Cancelled: {what} ({reference})"))


def earned_to_worker(booking: Booking) -> Mail:
    return _write(booking, _worker(booking), "earned_to_worker", _("You earned {share} ({reference})"))


def new_clock(booking: Booking) -> Mail:
    return _write(booking, booking.customer, "new_clock", _("The clocks change: {reference} stays at its time"))


def new_clock_to_worker(booking: Booking) -> Mail:
    return _write(
        booking, _worker(booking), "new_clock_to_worker", _("The clocks change: {reference} stays at its time")
    )


def worker_away(booking: Booking) -> Mail:
    return _write(booking, booking.customer, "worker_away", _("We look for somebody else: your booking {reference}"))


def worker_back(booking: Booking) -> Mail:
    return _write(booking, booking.customer, "worker_back", _("Your booking {reference} goes ahead as planned"))


EVERY_MAIL: dict[str, Callable[[Booking], Mail]] = {
    one.__name__: one
    for one in (
        confirmed,
        cancelled_to_customer,
        done,
        receipt,
        new_to_worker,
        cancelled_to_worker,
        earned_to_worker,
        new_clock,
        new_clock_to_worker,
        worker_away,
        worker_back,
    )
}


def send(write: Callable[[Booking], Mail], booking_id: int) -> None:
    """Write one mail in the language of whoever gets it, and send it."""
    booking = Booking.objects.select_related("customer", "worker__member__user", "listing__trade").get(pk=booking_id)
    reader = _worker(booking) if write.__name__.endswith("to_worker") else booking.customer
    if reader is None or not reader.email:
        return
    with translation.override(reader.language or settings.LANGUAGE_CODE):
        mail = write(booking)
    EmailMessage(mail.subject, mail.body, to=[mail.to]).send()


def _worker(booking: Booking) -> Any:
    return booking.worker.member.user


def _write(booking: Booking, reader: Any, name: str, subject: str) -> Mail:
    sensitive = booking.listing.trade.sensitive
    words = _words(booking, reader) | {"what": _("your booking") if sensitive else booking.title}
    body = render_to_string(f"{FOLDER}/{name}.txt", words | {"sensitive": sensitive, "booking": booking})
    return Mail(to=reader.email, subject=subject.format_map(words), body=body.strip() + "\n")


def _words(booking: Booking, reader: Any) -> dict[str, Any]:
    """What the texts may say. Addresses are of the site; moments are on the place's clock and on the reader's."""
    place, own, locale = booking.place_zone, ZoneInfo(reader.zone_or_home), reader_locale()
    site = settings.SITE_URL.rstrip("/")

    def url(page: str) -> str:
        return site + reverse(f"bookings:{page}", args=[booking.reference])

    def moment(instant: Any) -> str:
        return deadline_words(instant, place, own, locale=locale) if instant else ""

    completed = booking.completed_at
    window = timedelta(hours=booking.policy.number("claim_window_hours"))
    return {
        "reference": booking.reference,
        "name": reader.get_short_name(),
        "worker": booking.worker.name,
        "customer": booking.customer.get_short_name() if booking.customer else "",
        "when": span_words(booking.start_utc, booking.end_utc, place, locale=locale),
        "area": booking.town or booking.postcode,
        "total": format_minor(booking.total, booking.currency),
        "share": format_minor(booking.worker_share, booking.currency),
        "contribution": format_minor(booking.contribution, booking.currency),
        "free_until": moment(booking.free_until),
        "accept_by": moment(booking.accept_by),
        "sent_from": moment(completed + window if completed else None),
        "by_worker": booking.ended_by == Side.WORKER,
        "by_coop": booking.ended_by == Side.COOP,
        "remark": booking.ended_note,
        "booking_url": url("booking"),
        "job_url": url("job"),
        "accept_url": url("accept"),
        "receipt_url": url("receipt"),
        "cancel_url": url("cancel"),
        "coop": house_facts()["name"],
        "phone": house_facts()["phone"],
        "email": house_facts()["email"],
    }
