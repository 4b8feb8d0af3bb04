"""A day and a time on a wall, as an instant."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cms.pages.errors import NoSuchTime


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant in UTC at which clocks in `zone` show this; the first of two where they go back.

    Raises NoSuchTime where they go forward over it.
    """
    found = datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) != datetime.combine(day, at):
        raise NoSuchTime
    return found


def span(day: date, starts: time, ends: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Start and end in UTC; what ends before it starts ends on the next day. Raises NoSuchTime."""
    last = day + timedelta(days=1) if ends <= starts else day
    return instant(day, starts, zone), instant(last, ends, zone)
