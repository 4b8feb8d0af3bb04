"""The first free start of each day."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo


def first_of_each_day(starts: Iterable[datetime], zone: ZoneInfo) -> tuple[list[date], list[datetime]]:
    """Of starts in order, the first on each local day of the place of work: the days, and a start for each."""
    days: list[date] = []
    firsts: list[datetime] = []
    for start in starts:
        day = start.astimezone(zone).date()
        if not days or days[-1] != day:
            days.append(day)
            firsts.append(start)
    return days, firsts
