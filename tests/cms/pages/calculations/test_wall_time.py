from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from cms.pages.calculations.wall_time import instant, span
from cms.pages.errors import NoSuchTime

LONDON = ZoneInfo("Europe/London")


def test_the_first_of_two_where_clocks_go_back():
    assert instant(date(2026, 10, 25), time(1, 30), LONDON) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_what_never_comes_is_refused():
    with pytest.raises(NoSuchTime):
        instant(date(2026, 3, 29), time(1, 30), LONDON)


def test_a_whole_night_lasts_over_midnight():
    starts, ends = span(date(2026, 1, 1), time(20), time(20), LONDON)
    assert ends - starts == timedelta(days=1)
