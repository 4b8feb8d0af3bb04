"""Travel by the worker's own rule; row B12 of marketplace 2.3."""

import pytest

from marketplace.availability.calculations.travel import (
    REMOTE,
    UNKNOWN,
    Stop,
    TravelRule,
    metres_between,
    travel_minutes,
)

LONDON, PARIS = Stop(51_507_400, -127_800), Stop(48_856_600, 2_352_200)
RULE = TravelRule(extra_minutes=10, metres_per_minute=500)


def test_the_distance_is_the_great_circle():
    assert metres_between(LONDON, PARIS) == pytest.approx(343_560, rel=0.001)


def test_the_extra_minutes_and_the_distance_add_up_and_are_rounded_up():
    one_km = Stop(LONDON.latitude + 8_994, LONDON.longitude)  # a degree of latitude is about 111.2 km
    assert 1000 <= metres_between(LONDON, one_km) < 1001
    assert travel_minutes(LONDON, one_km, RULE) == 13


@pytest.mark.parametrize("pair", [(LONDON, LONDON), (LONDON, REMOTE), (REMOTE, UNKNOWN)])
def test_b12_the_same_address_and_remote_work_need_no_travel(pair):
    assert travel_minutes(*pair, RULE) == 0


def test_an_address_not_known_yet_needs_the_extra_minutes():
    assert travel_minutes(LONDON, UNKNOWN, RULE) == 10


def test_travel_takes_a_day_at_most():
    assert travel_minutes(LONDON, PARIS, TravelRule(0, 50)) == 24 * 60


def test_the_way_back_is_as_long_as_the_way_there():
    assert travel_minutes(LONDON, PARIS, RULE) == travel_minutes(PARIS, LONDON, RULE)


def test_a_distance_needs_two_points():
    with pytest.raises(ValueError, match="point"):
        metres_between(LONDON, UNKNOWN)
