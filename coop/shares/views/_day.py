"""The day a register is asked for, and the links that keep it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from coop.shares.forms import AsAtForm
from coop.shares.views._words import day_words, end_of_day
from foundation.home import home_zone

FIRST = date(1900, 1, 1)


@dataclass(frozen=True)
class AsAt:
    """The end of a day in the co-op's zone; `now` for today, so that what has just happened shows."""

    form: AsAtForm
    day: date
    at: datetime
    is_today: bool

    @property
    def words(self) -> str:
        return day_words(self.at, home_zone())


def as_at(query: Any, *, now: datetime) -> AsAt:
    """Read `?day=`. A day that is none, or is still to come, counts as today."""
    today = now.astimezone(home_zone()).date()
    form = AsAtForm(query if "day" in query else None, initial={"day": today})
    day = form.cleaned_data["day"] if form.is_valid() else None
    if day is None or not FIRST <= day < today:
        return AsAt(form, today, now, True)
    return AsAt(form, day, end_of_day(day), False)
