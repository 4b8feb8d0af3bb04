from datetime import UTC, date, datetime, time

from cms.learning.calculations.times import days_of, instant, is_same_clock


def test_half_past_six_stays_half_past_six_on_the_wall_when_the_clocks_change():
    before, after = days_of(date(2026, 3, 24), 2, 7)
    assert instant(before, time(18, 30), "Europe/London") == datetime(2026, 3, 24, 18, 30, tzinfo=UTC)
    assert instant(after, time(18, 30), "Europe/London") == datetime(2026, 3, 31, 17, 30, tzinfo=UTC)


def test_two_cities_on_one_clock_are_the_same():
    at = datetime(2026, 6, 9, tzinfo=UTC)
    assert is_same_clock("Europe/London", "Europe/Dublin", at)
    assert not is_same_clock("Europe/London", "Europe/Madrid", at)
