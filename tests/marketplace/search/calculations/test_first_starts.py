"""The first start of each day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from marketplace.search.calculations.first_starts import first_of_each_day


def test_only_the_first_start_of_each_local_day_is_kept():
    starts = [datetime(2026, 6, day, hour, tzinfo=UTC) for day, hour in ((1, 8), (1, 9), (2, 8), (4, 13))]
    days, firsts = first_of_each_day(starts, ZoneInfo("Europe/London"))
    assert days == [date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 4)]
    assert firsts == [starts[0], starts[2], starts[3]]


def test_a_day_is_the_day_where_the_work_is_done():
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    assert first_of_each_day([late], ZoneInfo("Europe/London"))[0] == [date(2026, 6, 2)]
    assert first_of_each_day([late], ZoneInfo("America/New_York"))[0] == [date(2026, 6, 1)]
