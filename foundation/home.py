"""The co-op's own zone: the calendar of its books, its registers and its rules."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings


def home_zone() -> ZoneInfo:
    """The zone in which the co-op counts its days."""
    return ZoneInfo(str(settings.COOP["zone"]))


def first_instant(day: date) -> datetime:
    """When this day begins on the co-op's own calendar."""
    return datetime.combine(day, time(0), tzinfo=home_zone())


def home_day(at: datetime) -> date:
    """The day it is at this instant on the co-op's own calendar."""
    return at.astimezone(home_zone()).date()
