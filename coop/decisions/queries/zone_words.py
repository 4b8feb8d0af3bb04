"""Instants in words on the co-op's clock, with the zone named."""

from datetime import datetime
from zoneinfo import ZoneInfo

from foundation import formats


def instant_words(at: datetime | None, zone: ZoneInfo) -> str:
    """Such as "Thursday 18 June 2026, 18:00 (BST)"; empty without an instant."""
    if at is None:
        return ""
    local = at.astimezone(zone)
    return f"{formats.date_format(local, 'l j F Y, H:i')} ({local.tzname()})"


def day_words(at: datetime | None, zone: ZoneInfo) -> str:
    if at is None:
        return ""
    return formats.date_format(at.astimezone(zone), "l j F Y")
