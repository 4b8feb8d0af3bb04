"""Days that count between a notice and a vote (governance 3.3), on the calendar of the co-op's own zone.

A clear day is a whole day between: neither the day the notice counts as received nor the day of the vote. So
``earliest day = day of service + clear days + 1``, and service is the sending plus the hours a message is deemed to
take. Hours pass on the world's clock (48 hours across a change of the clocks are still 48 hours), days on the wall's.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def served(sent_at: datetime, *, deemed_service_hours: int) -> datetime:
    """When a notice sent at an instant counts as received."""
    return sent_at + timedelta(hours=deemed_service_hours)


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The day it is in the zone."""
    return at.astimezone(zone).date()


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day in the zone, in UTC: also where midnight does not exist, or comes twice."""
    wall = datetime.combine(day, time(0), tzinfo=zone)
    instant = wall.astimezone(UTC)
    # A midnight that the clocks jump over maps to an instant of the day before; the day begins at the jump.
    while instant.astimezone(zone).date() < day:
        instant += timedelta(minutes=15)
    return instant


def earliest_day(served_at: datetime, *, clear_days: int, months: int = 0, zone: ZoneInfo) -> date:
    """The first day on which a vote may open. Where whole months are asked for as well, the later day counts."""
    day = local_day(served_at, zone)
    by_days = day + timedelta(days=clear_days + 1)
    return max(by_days, add_months(day, months) + timedelta(days=1)) if months else by_days


def earliest_close(opens_at: datetime, *, clear_days: int, zone: ZoneInfo) -> date:
    """The first day on which a vote may close: `clear_days` whole days lie between the opening and it."""
    return local_day(opens_at, zone) + timedelta(days=clear_days + (1 if clear_days else 0))


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def stage_window(first_held: date, *, min_days: int, max_months: int) -> tuple[date, date]:
    """The first and the last day for a second vote, counted from the day of the first (CCBSA 2014 s.113)."""
    return first_held + timedelta(days=min_days), add_months(first_held, max_months)
