"""Distances on the globe, and what of a base others may know."""

import pytest

from marketplace.workers.calculations.geography import (
    Point,
    metres_between,
    public_point,
    rounded_metres,
    travel_minutes,
)

HEBDEN = Point(53_741_800, -2_013_400)
HALIFAX = Point(53_725_000, -1_863_000)
LONDON = Point(51_507_400, -127_800)
PARIS = Point(48_856_600, 2_352_200)


def test_known_distances_come_out():
    assert metres_between(LONDON, PARIS) == pytest.approx(343_560, abs=300)
    assert metres_between(HEBDEN, HALIFAX) == pytest.approx(10_070, abs=60)
    assert metres_between(HEBDEN, HEBDEN) == 0


def test_the_date_line_is_no_distance():
    assert metres_between(Point(0, 179_999_000), Point(0, -179_999_000)) == pytest.approx(222, abs=2)


def test_a_shown_distance_is_whole_kilometres_and_at_least_one():
    assert [rounded_metres(metres) for metres in (0, 400, 1499, 1500, 9600)] == [1000, 1000, 1000, 2000, 10_000]


def test_the_public_point_is_near_the_base_and_the_same_for_the_whole_block():
    assert metres_between(HEBDEN, public_point(HEBDEN)) < 400
    neighbours = {public_point(Point(53_741_800 + north, -2_013_400 + east)) for north in (0, 600) for east in (0, 600)}
    assert neighbours == {public_point(HEBDEN)}


def test_the_public_point_south_of_the_equator_and_west_of_greenwich_snaps_the_same_way():
    assert public_point(Point(-33_868_800, 151_209_300)) == Point(-33_870_000, 151_210_000)
    assert public_point(Point(-1, -1)) == Point(0, 0)


def test_travel_is_the_road_rounded_up_and_the_minutes_to_park():
    assert travel_minutes(4000, metres_per_minute=400, extra_minutes=5) == 15
    assert travel_minutes(4001, metres_per_minute=400, extra_minutes=5) == 16
    assert travel_minutes(0, metres_per_minute=400, extra_minutes=5) == 5
