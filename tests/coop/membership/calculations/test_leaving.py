from datetime import UTC, date, datetime

import pytest

from coop.membership.calculations.leaving import (
    end_of_day,
    immediate,
    last_day,
    month_end,
    notice_days,
    start_of_day,
    years_end,
)
from coop.membership.enums import LeavingRule


def test_at_once_is_the_day_itself():
    assert immediate(date(2026, 6, 2)) == date(2026, 6, 2)


@pytest.mark.parametrize(("days", "last"), [(0, date(2026, 6, 2)), (30, date(2026, 7, 2)), (365, date(2027, 6, 2))])
def test_days_of_notice_are_counted_from_the_day_it_is_given(days, last):
    assert notice_days(date(2026, 6, 2), days=days) == last


@pytest.mark.parametrize(
    ("given", "month", "days", "last"),
    [
        (date(2026, 6, 2), 12, 90, date(2026, 12, 31)),
        (date(2026, 10, 2), 12, 90, date(2026, 12, 31)),  # ninety days later is the last day itself
        (date(2026, 10, 3), 12, 90, date(2027, 12, 31)),  # a day too late for this year
        (date(2026, 6, 2), 2, 0, date(2027, 2, 28)),
        (date(2027, 12, 1), 2, 30, date(2028, 2, 29)),  # a leap year
        (date(2026, 6, 30), 6, 0, date(2026, 6, 30)),
    ],
)
def test_the_end_of_a_month_is_the_next_that_leaves_the_notice(given, month, days, last):
    assert month_end(given, month=month, days=days) == last


@pytest.mark.parametrize(
    ("given", "years", "days", "last"),
    [
        (date(2026, 6, 2), 3, 0, date(2029, 12, 31)),
        (date(2026, 12, 31), 3, 0, date(2029, 12, 31)),
        (date(2026, 12, 31), 0, 0, date(2026, 12, 31)),
        (date(2026, 12, 20), 0, 30, date(2027, 12, 31)),  # thirty days reach into the next year
    ],
)
def test_the_end_of_a_year_is_so_many_years_later(given, years, days, last):
    assert years_end(given, years=years, days=days) == last


@pytest.mark.parametrize("rule", LeavingRule.values)
def test_every_rule_has_its_calendar_and_none_ends_before_the_notice(rule):
    day = last_day(rule, date(2026, 6, 2), days=30, month=9, years=1)
    assert (
        day
        == {
            "immediate": date(2026, 6, 2),
            "notice_days": date(2026, 7, 2),
            "month_end": date(2026, 9, 30),
            "years_end": date(2027, 12, 31),
        }[rule]
    )


def test_a_rule_nobody_wrote_is_refused():
    with pytest.raises(ValueError, match="sometime"):
        last_day("sometime", date(2026, 6, 2), days=0, month=1, years=0)


def test_days_begin_and_end_on_the_clock_of_the_co_op():
    assert start_of_day(date(2026, 7, 3), "Europe/London").astimezone(UTC) == datetime(2026, 7, 2, 23, tzinfo=UTC)
    assert end_of_day(date(2026, 1, 3), "Europe/London").astimezone(UTC) == datetime(2026, 1, 3, 23, 59, 59, tzinfo=UTC)
