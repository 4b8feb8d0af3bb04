"""What happened, as the timeline component draws it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from marketplace.bookings.calculations.history import happening, shown_to
from marketplace.bookings.enums import Side
from marketplace.bookings.models import Booking, BookingEvent
from marketplace.bookings.views._words import moment_of


def timeline(booking: Booking, events: Iterable[BookingEvent], viewer: Side) -> list[dict[str, Any]]:
    """The events this side sees, newest first, each with who did it and for whom."""
    entries = []
    for event in events:
        if not shown_to(event.verb, viewer):
            continue
        told = happening(event.verb, event.side)
        entries.append(
            {
                "title": told.words,
                "when": moment_of(booking, event.at),
                "iso": event.at.isoformat(timespec="seconds"),
                "by": _by(event),
                "text": event.reason if event.on_behalf_of_id or viewer is Side.COOP else "",
                "tone": told.tone,
                "icon": told.icon,
            }
        )
    return entries


def _by(event: BookingEvent) -> str:
    """Amina; Sam for Amina; the clock."""
    if event.by is None:
        return event.get_side_display()
    if event.on_behalf_of is None:
        return event.by.get_short_name()
    return _("{helper} for {person}").format(
        helper=event.by.get_short_name(), person=event.on_behalf_of.get_short_name()
    )
