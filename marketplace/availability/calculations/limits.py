"""How much work a day or a week already holds. A job counts whole on the local date on which it starts."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from marketplace.availability.calculations.calendars import Limits, Taken
from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.zones import local_date, monday_of
from marketplace.availability.enums import WhyNot


class WorkLoad:
    """The minutes of work already taken, by local day and by ISO week, held against the limits."""

    def __init__(self, claims: Iterable[Taken], limits: Limits, zone: ZoneInfo) -> None:
        self.limits, self.zone = limits, zone
        self.by_day: Counter[date] = Counter()
        self.by_week: Counter[date] = Counter()
        for claim in claims:
            day = local_date(claim.work.start, zone)
            self.by_day[day] += claim.work.minutes
            self.by_week[monday_of(day)] += claim.work.minutes

    def broken_by(self, work: Span) -> WhyNot | None:
        """Return the limit that one more piece of work would break, if any."""
        day = local_date(work.start, self.zone)
        per_day, per_week = self.limits
        if per_day is not None and self.by_day[day] + work.minutes > per_day:
            return WhyNot.DAILY_LIMIT
        if per_week is not None and self.by_week[monday_of(day)] + work.minutes > per_week:
            return WhyNot.WEEKLY_LIMIT
        return None
