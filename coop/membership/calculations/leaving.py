"""The day a membership ends after notice: four calendars (coop-finance M8). Pure: dates in, dates out.

Every answer is the last day of the membership, and never before the notice is over.
"""

import calendar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coop.membership.enums import LeavingRule


def immediate(given: date) -> date:
    """The day notice is given."""
    return given


def notice_days(given: date, *, days: int) -> date:
    """So many days later: of 30 days given on 1 June, the last is 1 July."""
    return given + timedelta(days=days)


def month_end(given: date, *, month: int, days: int) -> date:
    """The next end of `month` (1 to 12) that leaves `days` of notice."""
    earliest = given + timedelta(days=days)
    end = _end_of(earliest.year, month)
    return end if end >= earliest else _end_of(earliest.year + 1, month)


def years_end(given: date, *, years: int, days: int) -> date:
    """31 December, `years` after the year of notice, or a later one that leaves `days` of notice."""
    earliest = given + timedelta(days=days)
    return date(max(given.year + years, earliest.year), 12, 31)


def last_day(rule: str, given: date, *, days: int, month: int, years: int) -> date:
    """By the rule of a class. Raises ValueError for a rule that nobody wrote."""
    match LeavingRule(rule):
        case LeavingRule.IMMEDIATE:
            return immediate(given)
        case LeavingRule.NOTICE_DAYS:
            return notice_days(given, days=days)
        case LeavingRule.MONTH_END:
            return month_end(given, month=month, days=days)
        case LeavingRule.YEARS_END:
            return years_end(given, years=years, days=days)


def end_of_day(day: date, zone: str) -> datetime:
    """The last second of a day on the clock of a zone."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(zone))


def start_of_day(day: date, zone: str) -> datetime:
    """The first moment of a day on the clock of a zone."""
    return datetime.combine(day, time(0), ZoneInfo(zone))


def _end_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
