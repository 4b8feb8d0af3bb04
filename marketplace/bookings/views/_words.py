"""A booking in words for its pages: when, where, how much; prepared here, so that templates only print."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from foundation.money.calculations.money import Money
from foundation.money.formatting import format_minor
from foundation.ui.calculations.money_bar import MoneyBar, money_bar
from marketplace.bookings.calculations.bill import read_bill
from marketplace.bookings.calculations.cancellation import CancelTerms, FreeTime, free_time
from marketplace.bookings.calculations.wording import (
    city_words,
    clock_words,
    deadline_words,
    length_words,
    moment_words,
    same_clock,
    span_words,
)
from marketplace.bookings.enums import CancelRule
from marketplace.bookings.models import Booking
from marketplace.bookings.queries.locale import reader_locale
from marketplace.services.calculations.price import PriceBreakdown
from marketplace.services.calculations.shares import PlannedShares


def money_words(booking: Booking, minor: int) -> str:
    return format_minor(minor, booking.currency)


def when_words(booking: Booking) -> str:
    """Friday 5 June 2026, 10:00 – 12:00, on the clock of the place."""
    return span_words(booking.start_utc, booking.end_utc, booking.place_zone, locale=reader_locale())


def your_time_words(booking: Booking, reader: ZoneInfo) -> str:
    """The same on the reader's own clock, when that differs; else nothing."""
    if same_clock(booking.start_utc, booking.place_zone, reader):
        return ""
    words = moment_words(booking.start_utc, reader, locale=reader_locale(), with_zone=True)
    return _("{city} time: {when}").format(city=city_words(reader), when=words)


def moment_of(booking: Booking, instant: datetime | None, reader: ZoneInfo | None = None) -> str:
    """An instant on the clock of the place, and on the reader's where that differs; nothing for None."""
    if instant is None:
        return ""
    if reader is not None:
        return deadline_words(instant, booking.place_zone, reader, locale=reader_locale())
    return moment_words(instant, booking.place_zone, locale=reader_locale())


def clock_at(booking: Booking, instant: datetime | None) -> str:
    """The time of day alone, on the clock of the place: for what happens on the day itself."""
    if instant is None:
        return ""
    return clock_words(instant.astimezone(booking.place_zone), locale=reader_locale())


def address_lines(booking: Booking) -> str:
    parts = (booking.address_line1, booking.address_line2, booking.town, booking.postcode)
    return ", ".join(part for part in parts if part)


def bill_lines(bill: PriceBreakdown, currency: str) -> list[dict[str, Any]]:
    """The lines of a price as the bill component prints them."""
    lines = []
    for line in bill.lines:
        each = format_minor(line.unit_minor, currency)
        if line.kind == "work":
            hourly = line.unit_minor != line.amount_minor or line.quantity > 1
            length = length_words(line.minutes)
            note = _("{length} at {price} an hour").format(length=length, price=each) if hourly else length
        else:
            note = _("{count} at {price}").format(count=line.quantity, price=each) if line.quantity > 1 else ""
        lines.append({"label": line.name, "amount": format_minor(line.amount_minor, currency), "note": note})
    return lines


def booking_bill(booking: Booking) -> list[dict[str, Any]]:
    return bill_lines(read_bill(booking.price_snapshot), booking.currency)


def planned_bar(shares: PlannedShares, currency: str, worker_name: str) -> MoneyBar:
    """The bar of where each pound is planned to go."""
    return money_bar(
        worker=Money(shares.worker_minor, currency),
        coop=Money(shares.coop_minor, currency),
        outside=Money(shares.outside_minor, currency),
        worker_label=worker_name,
        coop_label=_("Running the co-op"),
        outside_label=_("Card costs, about"),
    )


def shares_of(booking: Booking) -> PlannedShares:
    """The planned split that was copied when the time was kept."""
    outside = booking.card_cost_expected
    return PlannedShares(booking.worker_share, booking.contribution - outside, outside)


def promised_free_time(booking: Booking, *, at: datetime) -> FreeTime:
    """The free time to cancel: the one agreed, or the one that paying at `at` would give."""
    if booking.confirmed_at is not None:
        rule = CancelRule.NONE if booking.free_until is None else CancelRule.CUTOFF
        return FreeTime(until=booking.free_until, rule=rule)
    terms = CancelTerms(booking.policy.cutoff_hours, booking.policy.number("grace_minutes"))
    return free_time(terms, start=booking.start_utc, booked_at=at)


def cancel_decided(booking: Booking, free: FreeTime) -> dict[str, str]:
    """Who decided the rule that `cancel_sentence` tells."""
    key = "grace_minutes" if free.rule is CancelRule.GRACE else booking.policy.cutoff_key
    return booking.policy.decided(key)


def cancel_sentence(booking: Booking, free: FreeTime, reader: ZoneInfo) -> str:
    """The cancelling rule in one sentence with its exact moment (rows C4 and C6)."""
    if free.until is None:
        return _("This is too close to the start to be cancelled for nothing once you have paid.")
    until = deadline_words(free.until, booking.place_zone, reader, locale=reader_locale())
    if free.rule is CancelRule.GRACE:
        return _(
            "You can cancel and get everything back until {until}: a short while to change your mind. "
            "After that it is too close to the start."
        ).format(until=until)
    return _("You can cancel and get everything back until {until}.").format(until=until)
