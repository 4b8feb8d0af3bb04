"""Days and times in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from cms.learning.calculations.times import is_same_clock
from cms.learning.models import Circle, Session
from foundation import formats
from foundation.home import home_zone


def when_words(starts_at: datetime, zone: str, *, named: bool = False) -> str:
    """Weekday, day and time on the wall of the circle; the city is named where it is not the co-op's own clock.

    `named`: always, as in a letter that somebody reads on their way.
    """
    wall = starts_at.astimezone(ZoneInfo(zone))
    words = f"{formats.date_format(wall, 'l j F Y')}, {formats.date_format(wall, 'H:i')}"
    if not named and is_same_clock(zone, home_zone().key, starts_at):
        return words
    return _("{when} ({city} time)").format(when=words, city=city_of(zone))


def city_of(zone: str) -> str:
    """The city a time zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


def day_words(at: datetime) -> str:
    return formats.date_format(at.astimezone(home_zone()), "j F Y")


def session_words(session: Session, zone: str, *, named: bool = False) -> str:
    words = _("{when}, {minutes} minutes")
    return words.format(when=when_words(session.starts_at, zone, named=named), minutes=session.minutes)


def session_lines(circle: Circle) -> list[str]:
    """One line a session, for the mail."""
    return [
        f"{one.number}. {one.title}: {session_words(one, circle.zone)}" for one in circle.sessions.order_by("number")
    ]
