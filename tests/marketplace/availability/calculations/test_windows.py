"""Weekly windows, exceptions and clock changes; row E6 of marketplace 2.3."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.windows import (
    DayWindow,
    SkippedTime,
    open_spans,
    skipped_times,
    span_of,
    window_problem,
)

LONDON = ZoneInfo("Europe/London")


def window(opens: str, closes: str, all_day: bool = False) -> DayWindow:
    return DayWindow(time.fromisoformat(opens), time.fromisoformat(closes), all_day)


def test_e6_a_window_that_ends_when_it_begins_is_refused_with_a_reason():
    assert window_problem(window("09:00", "09:00")) == (
        "The start and the end are the same time. Change one of them, or tick “all day”."
    )


@pytest.mark.parametrize(
    "good",
    [window("09:00", "17:00"), window("22:00", "06:00"), window("18:00", "00:00"), window("00:00", "00:00", True)],
)
def test_day_night_and_all_day_windows_are_kept(good):
    assert window_problem(good) is None


@pytest.mark.parametrize("bad", [window("09:00", "17:00", True), window("09:00:30", "17:00"), window("00:00", "00:00")])
def test_windows_that_contradict_themselves_are_refused(bad):
    assert window_problem(bad)


@pytest.mark.parametrize(("day", "hours"), [((2026, 6, 1), 24), ((2026, 3, 29), 23), ((2026, 10, 25), 25)])
def test_all_day_runs_from_local_midnight_to_local_midnight(day, hours):
    span = span_of(date(*day), window("00:00", "00:00", True), LONDON)
    assert span is not None
    assert span.minutes == hours * 60


def test_a_window_inside_the_hour_that_is_skipped_moves_by_the_rfc_rule():
    span = span_of(date(2026, 3, 29), window("01:15", "01:45"), LONDON)
    assert span == Span(datetime(2026, 3, 29, 1, 15, tzinfo=UTC), datetime(2026, 3, 29, 1, 45, tzinfo=UTC))


def test_a_window_that_the_clock_change_swallows_is_gone():
    assert span_of(date(2026, 3, 29), window("01:00", "02:00"), LONDON) is None
    assert open_spans([date(2026, 3, 29)], {6: [window("01:00", "02:00")]}, {}, LONDON) == []


def test_the_worker_is_told_which_times_a_clock_change_skips():
    weekly = {6: [window("01:30", "05:00")], 5: [window("20:00", "01:15")]}
    days = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30)]
    assert skipped_times(days, weekly, {}, LONDON) == [
        SkippedTime(date(2026, 3, 29), time(1, 15), time(2, 15)),
        SkippedTime(date(2026, 3, 29), time(1, 30), time(2, 30)),
    ]


def test_an_evening_that_is_kept_though_the_next_day_is_closed_runs_on():
    weekly = {5: [window("22:00", "06:00")], 6: [window("09:00", "12:00")]}
    days = [date(2026, 6, 6), date(2026, 6, 7)]
    [night] = open_spans(days, weekly, {date(2026, 6, 7): ()}, LONDON)
    assert night.minutes == 8 * 60
