"""From the clock on the wall to the instant, and back.

The rule is RFC 5545 section 3.3.5 (form 3): a local time that happens twice means the first time; a local time that a
clock change skips is read with the offset before the change. Python calls both `fold=0`.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ONE_DAY = timedelta(days=1)
MIDNIGHT = time(0)


class UnknownZone(ValueError):
    """The name is not an IANA time zone."""


def zone_named(name: str) -> ZoneInfo:
    """Return the zone called `name`, such as Europe/London. Raises UnknownZone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(f"{name!r} is not a time zone") from error


@lru_cache(maxsize=65536)
def instant_of(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) at which the wall clock of `zone` shows `clock` on `day`."""
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def local_date(instant: datetime, zone: ZoneInfo) -> date:
    """Return the calendar date at `instant` in `zone`."""
    return instant.astimezone(zone).date()


def is_skipped(day: date, clock: time, zone: ZoneInfo) -> bool:
    """Say whether the wall clock of `zone` never shows `clock` on `day`, because a clock change jumps over it."""
    shown = instant_of(day, clock, zone).astimezone(zone)
    return (shown.date(), shown.time()) != (day, clock)


@lru_cache(maxsize=16384)
def date_exists(day: date, zone: ZoneInfo) -> bool:
    """Say whether `zone` ever had this date: places that moved across the date line jumped over a whole one."""
    return not all(is_skipped(day, clock, zone) for clock in (MIDNIGHT, time(12), time(23, 59)))


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Return the instant at which `day` begins in `zone`."""
    return instant_of(day, MIDNIGHT, zone)


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week that `day` is in."""
    return day - timedelta(days=day.weekday())


def dates_between(first: date, last: date) -> list[date]:
    """Return every date from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def city_of(zone: ZoneInfo) -> str:
    """Return the place a zone is named after, in words: America/New_York gives New York."""
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")


def short_name(local: datetime) -> str:
    """Return the short name of the zone at a local time: BST, EST; where a zone has only numbers, UTC+5:45."""
    name = local.strftime("%Z")
    return name if name.isalpha() else offset_name(local)


def offset_name(local: datetime) -> str:
    """Return how far the clock is from UTC at a local time: UTC+5:45, UTC-3, UTC."""
    minutes = round((local.utcoffset() or timedelta(0)).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "") if minutes else "UTC"
