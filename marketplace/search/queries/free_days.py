"""The next fourteen days of one listing: which have a free start, and the first on each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation import formats
from marketplace.search.queries.find_listings import ENTRY
from marketplace.services.models import Listing

DAYS = 14
SQL = f"SELECT free_days, first_starts, free_checked_at FROM {ENTRY} WHERE listing_id = %s"  # noqa: S608 - a constant


def free_days_part(*, listing: Listing, book_url: str, at: datetime) -> dict[str, Any] | None:
    """The part "free_days" of a listing's page, by the days of the place of work; None while it is not on the shelf.

    As old as the shelf's free times, at most a minute; the page of times looks again. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(SQL, [listing.pk])
        row = cursor.fetchone()
    if row is None:
        return None
    days, starts, checked_at = row
    zone = ZoneInfo(listing.worker.zone)
    today = at.astimezone(zone).date()
    firsts = {day: start for day, start in zip(days, starts, strict=True) if start > at}
    language = get_language() or ""
    strip = [_day(today + timedelta(days=ahead), firsts, zone, book_url, language) for ahead in range(DAYS)]
    later = min((day for day in firsts if day >= today + timedelta(days=DAYS)), default=None)
    return {
        "days": strip,
        "any_free": any(day["free"] for day in strip),
        "known": checked_at is not None,
        "later": formats.date_format(later, "l j F") if later else "",
        "later_url": f"{book_url}?from={later.isoformat()}" if later else "",
    }


def _day(day: date, firsts: dict[date, datetime], zone: ZoneInfo, book_url: str, language: str) -> dict[str, Any]:
    words = _words(day, language)
    start = firsts.get(day)
    if start is None:
        return {**words.parts, "free": False, "note": words.none, "label": words.nothing_free, "url": ""}
    clock = {"time": f"{start.astimezone(zone):%H:%M}"}
    return {
        **words.parts,
        "free": True,
        "note": words.from_time % clock,
        "label": "",
        "url": f"{book_url}?from={day.isoformat()}",
    }


@dataclass(frozen=True)
class _DayWords:
    parts: dict[str, Any]
    none: str
    nothing_free: str
    from_time: str


@lru_cache(maxsize=512)
def _words(day: date, language: str) -> _DayWords:
    """A day in the language that is active: every listing shows the same fourteen."""
    return _DayWords(
        parts={
            "weekday": formats.date_format(day, "D"),
            "number": day.day,
            "month": formats.date_format(day, "M"),
        },
        none=_("none"),
        nothing_free=_("%(day)s, nothing free") % {"day": formats.date_format(day, "l j F")},
        from_time=_("from %(time)s"),
    )
