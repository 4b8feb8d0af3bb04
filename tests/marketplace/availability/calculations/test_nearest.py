from datetime import UTC, datetime, timedelta

from marketplace.availability.calculations.nearest import nearest
from marketplace.availability.calculations.starts import Start


def start(hour: int, minute: int = 0) -> Start:
    begin = datetime(2026, 6, 1, hour, minute, tzinfo=UTC)
    return Start(begin, begin + timedelta(hours=1))


def test_the_three_nearest_come_in_the_order_of_the_day():
    wanted = start(12).start
    assert nearest([start(8), start(9), start(13), start(11), start(18)], wanted) == [start(9), start(11), start(13)]


def test_of_two_that_are_as_near_the_earlier_is_taken():
    assert nearest([start(14), start(10)], start(12).start, count=1) == [start(10)]


def test_fewer_than_three_are_all_returned():
    assert nearest([start(9)], start(12).start) == [start(9)]
    assert nearest([], start(12).start) == []
