"""The co-op at home: its own zone, which is the calendar of its books and rules, and what it says of itself."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

from foundation.registry import Registry

# Each answers with the facts an editor typed, without a query as long as they are fresh; cms.navigation registers one.
facts_typed: Registry[Callable[[], Mapping[str, str]]] = Registry("foundation.home.facts_typed")


def house_facts() -> dict[str, str]:
    """Name, legal line, phone, email and the rest: the installation's, and over them what an editor typed.

    The one source for pages, mails and papers, so that a new telephone number is typed once.
    """
    facts = {key: str(value) for key, value in settings.COOP.items()}
    for _key, typed in facts_typed.items():
        facts |= typed()
    return facts


def home_zone() -> ZoneInfo:
    """The zone in which the co-op counts its days."""
    return ZoneInfo(str(settings.COOP["zone"]))


def first_instant(day: date) -> datetime:
    """When this day begins on the co-op's own calendar."""
    return datetime.combine(day, time(0), tzinfo=home_zone())


def home_day(at: datetime) -> date:
    """The day it is at this instant on the co-op's own calendar."""
    return at.astimezone(home_zone()).date()
