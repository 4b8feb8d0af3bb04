"""From when the worker sees how to get in, and when their buttons open."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

SET_OFF_BEFORE = timedelta(hours=3)


def access_notes_from(start: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant from which the worker sees the notes on how to get in: midnight before the day before.

    The day is the place's own.
    """
    day_before = start.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(day_before, time(0), tzinfo=zone)


def set_off_from(start: datetime) -> datetime:
    """Return the instant from which "on my way" makes sense to the customer."""
    return start - SET_OFF_BEFORE
