"""The lowest price an hour of work may have."""

import pytest

from marketplace.services.calculations.floor import least_price, least_price_field, meets_floor, shortfall
from marketplace.services.calculations.price import ExtraFacts, PriceFacts

FLOOR = 1500


def fixed(price, minutes):
    return PriceFacts("fixed", price, minutes, minutes, 30)


def hourly(price, least=60, most=240, step=30):
    return PriceFacts("hourly", price, least, most, step)


@pytest.mark.parametrize(("total", "minutes", "met"), [(3000, 120, True), (2999, 120, False), (375, 15, True)])
def test_a_price_meets_the_floor_when_it_is_at_least_the_floor_for_its_minutes(total, minutes, met):
    assert meets_floor(total, minutes, floor_minor_per_hour=FLOOR) is met


def test_half_a_penny_lost_in_rounding_does_not_make_a_price_too_low():
    # 25 minutes at 15.05 are 6.2708..., charged as 6.27.
    assert meets_floor(627, 25, floor_minor_per_hour=1505) is True
    assert shortfall(hourly(1505, 25, 50, 25), [], floor_minor_per_hour=1505) == 0


def test_the_least_price_is_the_lowest_that_meets_the_floor():
    assert least_price(90, floor_minor_per_hour=FLOOR) == 2250
    assert meets_floor(2250, 90, floor_minor_per_hour=FLOOR)
    assert not meets_floor(2249, 90, floor_minor_per_hour=FLOOR)


def test_the_shortfall_says_how_much_is_missing():
    assert shortfall(fixed(2800, 120), [], floor_minor_per_hour=FLOOR) == 200
    assert shortfall(fixed(3000, 120), [], floor_minor_per_hour=FLOOR) == 0


def test_a_long_cheap_extra_counts_as_often_as_it_can_be_taken():
    ironing = ExtraFacts("1", "Ironing", 500, minutes=60, most=2)
    # 40.00 for two hours leaves 10.00 to spare; two hours of ironing at 5.00 lack 20.00.
    assert shortfall(fixed(4000, 120), [ironing], floor_minor_per_hour=FLOOR) == 1000
    assert shortfall(fixed(5000, 120), [ironing], floor_minor_per_hour=FLOOR) == 0


def test_a_well_paid_extra_does_not_make_up_for_a_low_price():
    oven = ExtraFacts("1", "Oven", 9000, minutes=10)
    assert shortfall(fixed(2800, 120), [oven], floor_minor_per_hour=FLOOR) == 200


def test_an_extra_that_takes_no_time_may_be_free():
    assert shortfall(fixed(3000, 120), [ExtraFacts("1", "Bins", 0)], floor_minor_per_hour=FLOOR) == 0


@pytest.mark.parametrize(
    ("facts", "extras"),
    [
        (fixed(100, 120), []),
        (hourly(100), []),
        (hourly(100, 25, 75, 25), [ExtraFacts("1", "Long", 100, minutes=45, most=3)]),
        (fixed(1, 5), []),
    ],
)
def test_the_least_price_field_is_the_first_without_a_shortfall(facts, extras):
    least = least_price_field(facts, extras, floor_minor_per_hour=FLOOR)

    def short(price):
        changed = PriceFacts(facts.shape, price, facts.min_minutes, facts.max_minutes, facts.step_minutes)
        return shortfall(changed, extras, floor_minor_per_hour=FLOOR)

    assert short(least) == 0
    assert short(least - 1) > 0
