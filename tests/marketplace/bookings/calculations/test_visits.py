from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from marketplace.bookings.calculations.visits import access_notes_from, set_off_from

LONDON = ZoneInfo("Europe/London")


def test_how_to_get_in_is_shown_from_the_midnight_before_the_day_before():
    start = datetime(2026, 6, 5, 9, tzinfo=UTC)
    assert access_notes_from(start, LONDON) == datetime(2026, 6, 4, 0, 0, tzinfo=LONDON)


def test_the_day_is_the_one_of_the_place():
    start = datetime(2026, 6, 5, 23, 30, tzinfo=UTC)  # already Saturday in London
    assert access_notes_from(start, LONDON).astimezone(LONDON).date().isoformat() == "2026-06-05"


def test_on_my_way_opens_three_hours_before_the_start():
    start = datetime(2026, 6, 5, 9, tzinfo=UTC)
    assert set_off_from(start) == start - timedelta(hours=3)
