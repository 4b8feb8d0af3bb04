"""Hours in words, in the reader's language."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from foundation.formats import date_format
from marketplace.availability.calculations.days import clock_of
from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.windows import DayWindow

A_MONDAY = date(2024, 1, 1)


def clock_words(clock: time) -> str:
    """09:00."""
    return time_format(clock, "H:i")


def day_words(day: date) -> str:
    """Monday 1 June 2026."""
    return date_format(day, "l j F Y")


def weekday_words(weekday: int) -> str:
    """Monday, for 0."""
    return date_format(A_MONDAY + timedelta(days=weekday), "l")


def window_words(window: DayWindow) -> str:
    """09:00 to 17:00, or All day."""
    if window.all_day:
        return _("All day")
    words = _("{first} to {last}").format(first=clock_words(window.opens), last=clock_words(window.closes))
    if window.closes == time(0):
        return _("{first} to midnight").format(first=clock_words(window.opens))
    return _("{hours} the next day").format(hours=words) if window.closes < window.opens else words


def windows_words(windows: Sequence[DayWindow], closed: str = "") -> str:
    """All windows of a day in one line."""
    return ", ".join(map(window_words, windows)) or closed or _("Closed")


def moment_words(instant: datetime, zone: ZoneInfo) -> str:
    """Monday 1 June 2026, 09:00, by the clock of a zone; with the zone's name where the hour comes twice."""
    local = instant.astimezone(zone)
    return _("{day}, {clock}").format(day=day_words(local.date()), clock=clock_of(local, with_zone=False))


def away_words(span: Span, zone: ZoneInfo) -> str:
    """Monday 1 June 2026 to Friday 5 June 2026 for whole days; with times otherwise."""
    first, last = span.start.astimezone(zone), span.end.astimezone(zone)
    if first.time() == last.time() == time(0):
        last_day = last.date() - timedelta(days=1)
        if last_day <= first.date():
            return day_words(first.date())
        return _("{first} to {last}").format(first=day_words(first.date()), last=day_words(last_day))
    if first.date() == last.date():
        return _("{day}, {first} to {last}").format(
            day=day_words(first.date()), first=clock_words(first.time()), last=clock_words(last.time())
        )
    return _("{first} to {last}").format(first=moment_words(span.start, zone), last=moment_words(span.end, zone))


def minutes_words(minutes: int | None) -> str:
    """7 hours 30 minutes; No limit."""
    if minutes is None:
        return _("No limit")
    hours, rest = divmod(minutes, 60)
    parts = [_("{n} hours").format(n=hours) if hours != 1 else _("1 hour")] if hours else []
    parts += [_("{n} minutes").format(n=rest)] if rest else []
    return " ".join(parts)
