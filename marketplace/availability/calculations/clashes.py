"""Which starts other claims keep out: by their blocked time, and by the way from one job to the next."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import datetime, timedelta

from marketplace.availability.calculations.calendars import Calendar
from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.spans import MINUTE, Span
from marketplace.availability.calculations.travel import Stop, travel_minutes
from marketplace.availability.enums import WhyNot


class NoGo:
    """Open intervals in which nothing may start; both their ends are allowed."""

    def __init__(self, intervals: Iterable[tuple[datetime, datetime]]) -> None:
        self.lows: list[datetime] = []
        self.highs: list[datetime] = []
        for low, high in sorted(intervals):
            if self.highs and low < self.highs[-1]:
                self.highs[-1] = max(high, self.highs[-1])
            elif low < high:
                self.lows.append(low)
                self.highs.append(high)

    def __contains__(self, start: datetime) -> bool:
        before = bisect_left(self.lows, start)
        return before > 0 and start < self.highs[before - 1]


class Clashes:
    """For each length of work (it may vary by the wall clock), the starts that the claims of a calendar rule out."""

    def __init__(self, calendar: Calendar, offer: OfferSpec, stop: Stop | None) -> None:
        self.offer = offer
        self.claims = [
            (claim, timedelta(minutes=travel_minutes(claim.stop, stop, calendar.travel)) if stop else None)
            for claim in calendar.claims
        ]
        self.by_length: dict[timedelta, tuple[NoGo, NoGo]] = {}

    def with_work(self, work: Span) -> WhyNot | None:
        """Return why `work` cannot be done beside the claims: the time is taken, or there is no time to get there.

        Existing claims block their own stored set-up and wrap-up. Travel runs from the end of one job's work to the
        start of the other's, and is checked against every claim, not only the next one: a call taken at home in
        between does not shorten the road.
        """
        length = work.end - work.start
        if (pair := self.by_length.get(length)) is None:
            pair = self.by_length[length] = self._no_go(length)
        taken, travel = pair
        if work.start in taken:
            return WhyNot.TAKEN
        return WhyNot.TRAVEL if work.start in travel else None

    def _no_go(self, length: timedelta) -> tuple[NoGo, NoGo]:
        after, before = length + self.offer.wrapup, self.offer.setup
        taken = NoGo((claim.blocked.start - after, claim.blocked.end + before) for claim, _ in self.claims)
        travel = NoGo(
            (claim.work.start - way - length, claim.work.end + way)
            for claim, way in self.claims
            if way is not None and way >= MINUTE
        )
        return taken, travel
