"""Free times as the slot component draws them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

from foundation.money.formatting import format_minor
from marketplace.availability.calculations.days import by_day, label_of
from marketplace.availability.calculations.starts import Start
from marketplace.bookings.calculations.bill import for_real_minutes
from marketplace.bookings.calculations.wording import city_words, length_words
from marketplace.bookings.queries.locale import reader_locale
from marketplace.services.calculations.price import PriceBreakdown, PriceFacts


def day_label(day: Any) -> str:
    """Friday 5 June, in the reader's language."""
    return format_skeleton("MMMMEEEEd", day, locale=reader_locale()).replace(", ", " ", 1)


def value_of(start: datetime) -> str:
    """How a start travels in a form: ISO 8601 in UTC."""
    return start.strftime("%Y-%m-%dT%H:%MZ")


def days_of(
    starts: Sequence[Start],
    *,
    bill: PriceBreakdown,
    prices: PriceFacts,
    currency: str,
    reader: ZoneInfo,
    place: ZoneInfo,
) -> list[dict[str, Any]]:
    """Group starts by the reader's day. The place's clock comes first; the reader's own and an odd price are notes."""
    odd = {start.start: start.minutes for start in starts if start.minutes != bill.minutes}
    days = []
    for day in by_day(starts, viewer=reader, place=place):
        slots = []
        for label in day.labels:
            notes = [label.viewer] if label.viewer else []
            if minutes := odd.get(label.start):
                real = for_real_minutes(bill, prices, minutes=minutes)
                notes.append(f"{length_words(minutes)}, {format_minor(real.total_minor, currency)}")
            slots.append({"label": label.place, "value": value_of(label.start), "note": " · ".join(notes)})
        days.append({"label": day_label(day.date), "slots": slots})
    return days


def near_slots(
    starts: Sequence[Start], *, reader: ZoneInfo, place: ZoneInfo, wanted: datetime | None = None
) -> list[dict[str, str]]:
    """The nearest times, each a button of its own: day and time in one label. The very time wanted comes first."""
    slots = []
    for start in sorted(starts, key=lambda start: (start.start != wanted, start.start)):
        label = label_of(start, viewer=reader, place=place)
        words = f"{day_label(start.start.astimezone(place).date())}, {label.place}"
        note = f"{city_words(reader)} {label.viewer}" if label.viewer else ""
        kind = "primary" if start.start == wanted else "secondary"
        slots.append({"label": words, "value": value_of(start.start), "note": note, "kind": kind})
    return slots
