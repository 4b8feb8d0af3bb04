"""Clear days: the vectors of the rules, and the nights on which the clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.decisions.calculations.clear_days import (
    add_months,
    day_begins,
    earliest_close,
    earliest_day,
    local_day,
    served,
    stage_window,
)

LONDON = ZoneInfo("Europe/London")
SENT = datetime(2026, 6, 1, 10, tzinfo=LONDON)  # a Monday


@pytest.mark.parametrize(("hours", "day"), [(48, date(2026, 6, 18)), (0, date(2026, 6, 16))])
def test_the_published_vectors(hours, day):
    assert earliest_day(served(SENT, deemed_service_hours=hours), clear_days=14, zone=LONDON) == day


def test_forty_eight_hours_are_hours_also_when_the_clocks_change():
    # Sent on Friday at half past midnight; on Sunday the clocks go back, and 48 hours later it is still Saturday.
    sent = datetime(2026, 10, 23, 23, 30, tzinfo=LONDON)
    assert local_day(served(sent, deemed_service_hours=48), LONDON) == date(2026, 10, 25)
    sent = datetime(2026, 10, 24, 0, 30, tzinfo=LONDON)
    assert served(sent.astimezone(UTC), deemed_service_hours=48).astimezone(LONDON).hour == 23
    assert earliest_day(served(sent.astimezone(UTC), deemed_service_hours=48), clear_days=14, zone=LONDON) == date(
        2026, 11, 9
    )


def test_in_spring_the_lost_hour_can_cost_a_day():
    sent = datetime(2026, 3, 27, 23, 30, tzinfo=LONDON).astimezone(UTC)
    received = served(sent, deemed_service_hours=48)
    assert received.astimezone(LONDON).date() == date(2026, 3, 30)  # 00:30 on Monday, not 23:30 on Sunday
    assert earliest_day(received, clear_days=14, zone=LONDON) == date(2026, 4, 14)


def test_days_are_counted_in_the_zone_of_the_co_op():
    sent = datetime(2026, 6, 1, 22, tzinfo=UTC)
    assert earliest_day(sent, clear_days=14, zone=ZoneInfo("Asia/Tokyo")) == date(2026, 6, 17)
    assert earliest_day(sent, clear_days=14, zone=ZoneInfo("America/New_York")) == date(2026, 6, 16)


def test_two_months_notice_beats_fourteen_days():
    assert earliest_day(SENT, clear_days=14, months=2, zone=LONDON) == date(2026, 8, 2)


def test_a_vote_leaves_whole_days_between_opening_and_close():
    opens = datetime(2026, 6, 18, 9, tzinfo=LONDON)
    assert earliest_close(opens, clear_days=14, zone=LONDON) == date(2026, 7, 3)
    assert earliest_close(opens, clear_days=0, zone=LONDON) == date(2026, 6, 18)


def test_a_month_ends_on_its_last_day():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)
    assert stage_window(date(2026, 1, 31), min_days=14, max_months=1) == (date(2026, 2, 14), date(2026, 2, 28))


def test_a_day_begins_after_a_midnight_that_does_not_exist():
    # Santiago jumps from 00:00 to 01:00 on Sunday 6 September 2026.
    begins = day_begins(date(2026, 9, 6), ZoneInfo("America/Santiago"))
    assert begins.astimezone(ZoneInfo("America/Santiago")).isoformat() == "2026-09-06T01:00:00-03:00"


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(0, 60),
    st.sampled_from(["Europe/London", "America/New_York", "Asia/Tokyo", "Pacific/Apia", "America/Santiago"]),
)
def test_as_many_whole_days_lie_between_as_the_rules_ask_for(at, days, name):
    zone = ZoneInfo(name)
    first = earliest_day(at, clear_days=days, zone=zone)
    assert (first - local_day(at, zone)).days - 1 == days
    assert local_day(day_begins(first, zone), zone) == first
    assert local_day(day_begins(first, zone) - timedelta(seconds=1), zone) < first
