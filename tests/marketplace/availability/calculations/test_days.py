"""How starts are shown to people in other places: rows A3, A7, A8 and A11 of marketplace 2.3."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from marketplace.availability.calculations.days import Day, Label, by_day
from marketplace.availability.calculations.starts import Start

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")


def at(*parts: int, zone: ZoneInfo = LONDON, fold: int = 0) -> Start:
    start = datetime(*parts, tzinfo=zone, fold=fold).astimezone(UTC)
    return Start(start, start + timedelta(hours=1))


def shown(start: Start, viewer: str) -> tuple[date, str, str | None]:
    [day] = by_day([start], viewer=ZoneInfo(viewer), place=LONDON)
    [label] = day.labels
    return day.date, label.place, label.viewer


def test_somebody_in_the_same_place_sees_the_clock_without_a_zone():
    ten = at(2026, 6, 1, 10)
    assert by_day([ten], viewer=LONDON, place=LONDON) == [Day(date(2026, 6, 1), [Label(ten.start, "10:00", None)])]


def test_somebody_in_another_zone_with_the_same_clock_sees_one_time():
    assert shown(at(2026, 6, 1, 10), "Europe/Lisbon") == (date(2026, 6, 1), "10:00", None)


def test_a3_a_time_that_comes_twice_is_shown_with_its_zone():
    night = [at(2026, 10, 25, 0), at(2026, 10, 25, 1), at(2026, 10, 25, 1, fold=1), at(2026, 10, 25, 2)]
    [day] = by_day(night, viewer=LONDON, place=LONDON)
    assert [label.place for label in day.labels] == ["00:00", "01:00 BST", "01:00 GMT", "02:00"]


@pytest.mark.parametrize(
    ("day", "seen"), [((2026, 3, 3), "04:00 EST"), ((2026, 3, 10), "05:00 EDT"), ((2026, 3, 31), "04:00 EDT")]
)
def test_a7_new_york_and_london_change_their_clocks_on_different_days(day, seen):
    assert shown(at(*day, 9), "America/New_York")[2] == seen


def test_a8_a_monday_afternoon_in_london_is_grouped_under_tuesday_in_sydney():
    assert shown(at(2026, 6, 1, 17), "Australia/Sydney") == (date(2026, 6, 2), "17:00 BST", "02:00 AEST")


def test_a8_a_zone_that_has_no_short_name_is_shown_by_its_distance_from_utc():
    assert shown(at(2026, 6, 1, 17), "Asia/Kathmandu") == (date(2026, 6, 1), "17:00 BST", "21:45 UTC+5:45")


@pytest.mark.parametrize("viewer", ["America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
def test_a11_the_time_of_the_place_comes_first_and_the_instant_is_the_same_whatever_the_browser_says(viewer):
    start = at(2026, 6, 1, 10)
    [day] = by_day([start], viewer=ZoneInfo(viewer), place=LONDON)
    assert (day.labels[0].start, day.labels[0].place) == (start.start, "10:00 BST")


def test_a_viewers_repeated_hour_is_told_apart():
    night = [at(2026, 11, 1, 1, zone=NEW_YORK), at(2026, 11, 1, 1, zone=NEW_YORK, fold=1)]
    [day] = by_day(night, viewer=NEW_YORK, place=LONDON)
    assert [(label.place, label.viewer) for label in day.labels] == [
        ("05:00 GMT", "01:00 EDT"),
        ("06:00 GMT", "01:00 EST"),
    ]


def test_days_come_in_order_and_empty_days_are_left_out():
    found = by_day([at(2026, 6, 1, 10), at(2026, 6, 3, 10), at(2026, 6, 3, 11)], viewer=LONDON, place=LONDON)
    assert [(day.date.day, len(day.labels)) for day in found] == [(1, 1), (3, 2)]
