"""The clock on the wall of a circle, and the instants behind it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def instant(day: date, opens: time, zone: str) -> datetime:
    """When it is `opens` on `day` in `zone`, as UTC. An hour that the clocks skip counts as the hour after."""
    return datetime.combine(day, opens, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def days_of(first: date, count: int, every_days: int) -> list[date]:
    """The days of `count` sessions, `every_days` days apart."""
    return [first + timedelta(days=every_days * number) for number in range(count)]


def is_same_clock(zone: str, other: str, at: datetime) -> bool:
    """Whether both zones show the same time at this instant."""
    return at.astimezone(ZoneInfo(zone)).utcoffset() == at.astimezone(ZoneInfo(other)).utcoffset()
