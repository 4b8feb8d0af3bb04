"""What a booking costs."""

import pytest

from marketplace.services.calculations.price import (
    ExtraFacts,
    PriceFacts,
    hours_price,
    lengths_offered,
    quote,
)
from marketplace.services.errors import ExtraNotOffered, LengthNotOffered

JOB = PriceFacts("fixed", 4000, 120, 120, 30, title="Home cleaning")
HOURS = PriceFacts("hourly", 2200, 60, 180, 30, title="Hedges")
OVEN = ExtraFacts("7", "Inside the oven", 1200, minutes=45)
IRONING = ExtraFacts("8", "Ironing", 900, minutes=30, most=3)


def test_a_fixed_job_costs_its_price():
    bill = quote(JOB, minutes=120)
    assert (bill.total_minor, bill.minutes, bill.work_minutes) == (4000, 120, 120)
    assert [(line.kind, line.name, line.quantity, line.amount_minor) for line in bill.lines] == [
        ("work", "Home cleaning", 1, 4000)
    ]


def test_hours_are_priced_by_the_minute():
    bill = quote(HOURS, minutes=90)
    assert (bill.total_minor, bill.lines[0].quantity, bill.lines[0].unit_minor) == (3300, 90, 2200)


def test_extras_add_their_price_and_their_time_for_each_piece():
    bill = quote(JOB, minutes=120, extras=[(OVEN, 1), (IRONING, 3)])
    assert bill.total_minor == 4000 + 1200 + 3 * 900
    assert bill.minutes == 120 + 45 + 3 * 30
    assert bill.work_minutes == 120
    assert [(line.key, line.quantity, line.amount_minor, line.minutes) for line in bill.lines[1:]] == [
        ("7", 1, 1200, 45),
        ("8", 3, 2700, 90),
    ]


def test_the_lines_sum_to_the_total():
    bill = quote(HOURS, minutes=150, extras=[(OVEN, 1), (IRONING, 2)])
    assert sum(line.amount_minor for line in bill.lines) == bill.total_minor
    assert sum(line.minutes for line in bill.lines) == bill.minutes


def test_part_of_an_hour_is_rounded_to_the_nearest_penny_halves_up():
    assert hours_price(1501, 30) == 751
    assert hours_price(1500, 25) == 625
    assert hours_price(1505, 25) == 627


def test_an_hourly_listing_offers_every_step_from_the_least_to_the_most():
    assert lengths_offered(HOURS) == [60, 90, 120, 150, 180]
    assert lengths_offered(JOB) == [120]


@pytest.mark.parametrize("minutes", [0, 30, 75, 210])
def test_a_length_between_or_beyond_the_steps_is_refused(minutes):
    with pytest.raises(LengthNotOffered):
        quote(HOURS, minutes=minutes)


@pytest.mark.parametrize("extras", [[(OVEN, 2)], [(OVEN, 0)], [(IRONING, 4)], [(OVEN, 1), (OVEN, 1)], [(IRONING, -1)]])
def test_an_extra_taken_too_often_twice_over_or_not_at_all_is_refused(extras):
    with pytest.raises(ExtraNotOffered):
        quote(JOB, minutes=120, extras=extras)
