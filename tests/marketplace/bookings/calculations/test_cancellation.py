from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from marketplace.bookings.calculations.cancellation import CancelTerms, FreeTime, free_time
from marketplace.bookings.enums import CancelRule

LONDON = ZoneInfo("Europe/London")
STANDARD = CancelTerms(cutoff_hours=24, grace_minutes=60)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_c4_hours_before_the_start_are_elapsed_hours_across_a_clock_change():
    start = datetime(2026, 3, 29, 10, 0, tzinfo=LONDON).astimezone(UTC)
    free = free_time(STANDARD, start=start, booked_at=utc(2026, 3, 20, 12))
    assert free == FreeTime(until=utc(2026, 3, 28, 9), rule=CancelRule.CUTOFF)
    assert free.until.astimezone(LONDON).strftime("%H:%M %Z") == "09:00 GMT"


def test_in_autumn_the_same_24_hours_end_an_hour_later_on_the_wall_clock():
    start = datetime(2026, 10, 25, 10, 0, tzinfo=LONDON).astimezone(UTC)
    free = free_time(STANDARD, start=start, booked_at=utc(2026, 10, 1))
    assert free.until.astimezone(LONDON).strftime("%a %H:%M %Z") == "Sat 11:00 BST"


def test_c6_booked_23_hours_before_the_start_only_the_grace_is_free():
    booked_at = utc(2026, 6, 1, 12)
    free = free_time(STANDARD, start=booked_at + timedelta(hours=23), booked_at=booked_at)
    assert free == FreeTime(until=booked_at + timedelta(minutes=60), rule=CancelRule.GRACE)


@pytest.mark.parametrize(
    ("minutes_away", "rule"),
    [(121, CancelRule.GRACE), (120, CancelRule.NONE), (30, CancelRule.NONE)],
)
def test_grace_needs_a_start_more_than_two_hours_away(minutes_away, rule):
    booked_at = utc(2026, 6, 1, 12)
    free = free_time(STANDARD, start=booked_at + timedelta(minutes=minutes_away), booked_at=booked_at)
    assert free.rule == rule
    assert (free.until is None) == (rule == CancelRule.NONE)


def test_the_customer_gets_the_better_of_the_two_rules():
    booked_at = utc(2026, 6, 1, 12)
    start = booked_at + timedelta(hours=24, minutes=30)
    assert free_time(STANDARD, start=start, booked_at=booked_at).rule == CancelRule.GRACE
    start += timedelta(minutes=31)
    assert free_time(STANDARD, start=start, booked_at=booked_at).rule == CancelRule.CUTOFF


def test_a_long_grace_never_reaches_past_the_start():
    booked_at = utc(2026, 6, 1, 12)
    terms = CancelTerms(cutoff_hours=72, grace_minutes=1440)
    free = free_time(terms, start=booked_at + timedelta(hours=5), booked_at=booked_at)
    assert free.until == booked_at + timedelta(hours=5)


def test_no_cut_off_means_free_until_the_start():
    booked_at = utc(2026, 6, 1, 12)
    free = free_time(CancelTerms(0, 0), start=booked_at + timedelta(hours=1), booked_at=booked_at)
    assert free == FreeTime(until=booked_at + timedelta(hours=1), rule=CancelRule.CUTOFF)


def test_free_means_before_the_deadline_and_not_at_it():
    free = FreeTime(until=utc(2026, 3, 28, 9), rule=CancelRule.CUTOFF)
    assert free.covers(utc(2026, 3, 28, 9) - timedelta(microseconds=1))
    assert not free.covers(utc(2026, 3, 28, 9))
    assert not FreeTime(until=None, rule=CancelRule.NONE).covers(utc(2026, 3, 28, 9))
