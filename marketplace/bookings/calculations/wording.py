"""Days and times in words, in the reader's language, with the zone where it could be mistaken.

The place's clock comes first; the reader's own follows when it shows another time. Instants are aware; zones are
ZoneInfo; `locale` is a Babel locale such as en_GB.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, format_time


def day_words(local: datetime, *, locale: str) -> str:
    """Write the date with its weekday: Sunday 29 March 2026."""
    return format_skeleton("yMMMMEEEEd", local, locale=locale).replace(", ", " ", 1)


def clock_words(local: datetime, *, locale: str) -> str:
    """Write the time of day the way the language does: 14:30, 2:30 PM."""
    return format_time(local, "short", locale=locale)


def zone_words(local: datetime) -> str:
    """Name the zone at a local time: BST, EST; where a zone has only numbers, UTC+5:45."""
    name = local.tzname() or ""
    if name.isalpha():
        return name
    minutes = int((local.utcoffset() or local - local).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def city_words(zone: ZoneInfo) -> str:
    """Name the place a zone is called after: America/New_York gives New York."""
    return zone.key.rsplit("/", 1)[-1].replace("_", " ")


def comes_twice(local: datetime) -> bool:
    """Does the clock show this time twice that day, because the clocks go back?"""
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def moment_words(instant: datetime, zone: ZoneInfo, *, locale: str, with_zone: bool = False) -> str:
    """Write an instant on the clock of `zone`: Sunday 29 March 2026, 10:00 (BST when asked for or ambiguous)."""
    local = instant.astimezone(zone)
    text = f"{day_words(local, locale=locale)}, {clock_words(local, locale=locale)}"
    return f"{text} {zone_words(local)}" if with_zone or comes_twice(local) else text


def same_clock(instant: datetime, one: ZoneInfo, other: ZoneInfo) -> bool:
    """Do both zones show the same time at this instant?"""
    return instant.astimezone(one).utcoffset() == instant.astimezone(other).utcoffset()


def deadline_words(instant: datetime, place: ZoneInfo, reader: ZoneInfo, *, locale: str) -> str:
    """Write a deadline so that nobody misreads it: with its zone, and in the reader's own time when that differs.

    "Saturday 28 March 2026, 09:00 GMT", or "... 09:00 GMT (New York: Saturday 28 March 2026, 05:00 EDT)".
    """
    text = moment_words(instant, place, locale=locale, with_zone=True)
    if same_clock(instant, place, reader):
        return text
    return f"{text} ({city_words(reader)}: {moment_words(instant, reader, locale=locale, with_zone=True)})"


def span_words(start: datetime, end: datetime, zone: ZoneInfo, *, locale: str) -> str:
    """Write a stretch of time: Sunday 29 March 2026, 10:00 to 12:00; with the second day when it ends on another."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    twice = comes_twice(first) or comes_twice(last) or first.utcoffset() != last.utcoffset()
    begin = f"{clock_words(first, locale=locale)}{' ' + zone_words(first) if twice else ''}"
    finish = f"{clock_words(last, locale=locale)}{' ' + zone_words(last) if twice else ''}"
    if first.date() != last.date():
        finish = f"{day_words(last, locale=locale)}, {finish}"
    return f"{day_words(first, locale=locale)}, {begin} – {finish}"


def length_words(minutes: int) -> str:
    """Write a length: 45 min, 1 h, 2 h 30 min."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts)
