"""A pool among people: exact, capped, with the odd cent where the rules say."""

from fractions import Fraction

import pytest

from coop.surplus.calculations.sharing import caps_for, share_pool


def shares(pool, weights, **options):
    return share_pool(pool, [Fraction(w) for w in weights], range(1, len(weights) + 1), **options)


def test_equal_remainders_go_to_the_larger_weight():
    # Both leave a remainder of 15/37 of a cent; the larger weight gets the cent.
    assert shares(1_200_000, [2200, 3000, 4050]) == [285405, 389189, 525406]


def test_equal_weights_go_to_the_lower_number():
    assert shares(100, [1, 1, 1]) == [34, 33, 33]


@pytest.mark.parametrize(("year", "lucky_number"), [(2024, 2), (2025, 3), (2026, 1), (2027, 2)])
def test_the_odd_cent_takes_turns_from_year_to_year(year, lucky_number):
    parts = shares(100, [1, 1, 1], year=year)
    assert [number for number, part in enumerate(parts, start=1) if part == 34] == [lucky_number]


def test_what_is_above_the_most_is_shared_again_as_often_as_needed():
    # At most 40 each: first a (60) is cut, then b would get 45 of the rest and is cut too, c gets what is left.
    assert shares(100, [60, 30, 10], caps=caps_for(100, Fraction(40), 3)) == [40, 40, 20]


def test_when_all_are_full_the_rest_stays():
    assert shares(100, [2, 1], caps=caps_for(100, Fraction(30), 2)) == [30, 30]


def test_the_most_is_rounded_down_so_that_nobody_passes_it_by_a_cent():
    assert shares(101, [1, 1, 1], caps=caps_for(101, Fraction(100, 3), 3)) == [33, 33, 33]


def test_nobody_to_share_with_is_refused():
    with pytest.raises(ValueError, match="every weight is nought"):
        shares(1, [0, 0])
    assert shares(0, [0, 0]) == [0, 0]
