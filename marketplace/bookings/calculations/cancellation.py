"""Until when a customer may cancel for nothing: elapsed time before the start, or a short grace after booking.

Hours are elapsed hours, never wall-clock hours: 24 h before Sunday 10:00 BST on the day the clocks go forward is
Saturday 09:00 GMT. All instants are aware and in UTC.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from marketplace.bookings.enums import CancelRule


@dataclass(frozen=True)
class CancelTerms:
    """The free time to cancel as agreed at booking.

    Elapsed hours and minutes. `grace_needs_hours`: how far away the start must be for the grace to count.
    """

    cutoff_hours: int
    grace_minutes: int
    grace_needs_hours: int = 2


@dataclass(frozen=True)
class FreeTime:
    """Cancelling costs nothing before `until` (exclusive); `until` is None when there is no such time."""

    until: datetime | None
    rule: CancelRule

    def covers(self, at: datetime) -> bool:
        """Is `at` still inside the free time?"""
        return self.until is not None and at < self.until


def free_time(terms: CancelTerms, *, start: datetime, booked_at: datetime) -> FreeTime:
    """Return the free time of a booking made at `booked_at` for work that begins at `start`.

    The customer gets the better of the two rules. Grace never reaches past the start.
    """
    by_cutoff = start - timedelta(hours=terms.cutoff_hours)
    by_grace = booked_at
    if start - booked_at > timedelta(hours=terms.grace_needs_hours):
        by_grace = min(booked_at + timedelta(minutes=terms.grace_minutes), start)
    if max(by_cutoff, by_grace) <= booked_at:
        return FreeTime(until=None, rule=CancelRule.NONE)
    if by_cutoff >= by_grace:
        return FreeTime(until=by_cutoff, rule=CancelRule.CUTOFF)
    return FreeTime(until=by_grace, rule=CancelRule.GRACE)
