from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from marketplace.bookings.calculations.wording import deadline_words, length_words, moment_words, span_words

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_a_moment_is_told_with_its_weekday():
    assert moment_words(utc(2026, 3, 28, 9), LONDON, locale="en_GB") == "Saturday 28 March 2026, 09:00"


def test_a_time_that_comes_twice_carries_its_zone():
    assert moment_words(utc(2026, 10, 25, 0), LONDON, locale="en_GB") == "Sunday 25 October 2026, 01:00 BST"
    assert moment_words(utc(2026, 10, 25, 1), LONDON, locale="en_GB") == "Sunday 25 October 2026, 01:00 GMT"


def test_c4_a_deadline_always_names_the_zone():
    assert deadline_words(utc(2026, 3, 28, 9), LONDON, LONDON, locale="en_GB") == "Saturday 28 March 2026, 09:00 GMT"


def test_a_reader_elsewhere_gets_the_deadline_on_their_own_clock_too():
    assert deadline_words(utc(2026, 3, 28, 9), LONDON, NEW_YORK, locale="en_GB") == (
        "Saturday 28 March 2026, 09:00 GMT (New York: Saturday 28 March 2026, 05:00 EDT)"
    )


def test_a_reader_in_another_zone_with_the_same_clock_gets_it_once():
    lisbon = ZoneInfo("Europe/Lisbon")
    assert deadline_words(utc(2026, 6, 1, 9), LONDON, lisbon, locale="en_GB") == "Monday 1 June 2026, 10:00 BST"


def test_a_zone_without_a_name_is_told_by_its_distance_from_utc():
    kathmandu = ZoneInfo("Asia/Kathmandu")
    assert moment_words(utc(2026, 6, 1, 16), kathmandu, locale="en_GB", with_zone=True).endswith("21:45 UTC+5:45")
    marquesas = ZoneInfo("Pacific/Marquesas")
    assert moment_words(utc(2026, 6, 1, 16), marquesas, locale="en_GB", with_zone=True).endswith("06:30 UTC-9:30")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (utc(2026, 6, 1, 9), utc(2026, 6, 1, 11), "Monday 1 June 2026, 10:00 – 12:00"),
        (utc(2026, 6, 1, 21), utc(2026, 6, 2, 5), "Monday 1 June 2026, 22:00 – Tuesday 2 June 2026, 06:00"),
        (utc(2026, 3, 29, 0), utc(2026, 3, 29, 3), "Sunday 29 March 2026, 00:00 GMT – 04:00 BST"),
    ],
)
def test_a_stretch_names_the_second_day_and_a_clock_change(start, end, words):
    assert span_words(start, end, LONDON, locale="en_GB") == words


@pytest.mark.parametrize(
    ("minutes", "words"), [(45, "45 min"), (60, "1 h"), (150, "2 h 30 min"), (0, "0 min"), (1440, "24 h")]
)
def test_lengths_are_told_in_hours_and_minutes(minutes, words):
    assert length_words(minutes) == words
