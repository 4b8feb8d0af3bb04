"""The one rule by which the house shares out whole numbers."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from foundation.money.split import split_by_largest_remainder as split

WEIGHTS = st.lists(
    st.one_of(
        st.integers(min_value=0, max_value=10**6), st.fractions(min_value=0, max_value=1000, max_denominator=997)
    ),
    min_size=1,
    max_size=12,
)
TOTALS = st.integers(min_value=-(10**9), max_value=10**9)


def test_an_even_split_needs_no_rounding() -> None:
    assert split(900, [1, 1, 1]) == [300, 300, 300]


def test_the_left_over_unit_goes_to_the_largest_remainder() -> None:
    # 100 x 1/7 = 14 2/7, 100 x 2/7 = 28 4/7, 100 x 4/7 = 57 1/7: the second has lost most.
    assert split(100, [1, 2, 4]) == [14, 29, 57]


def test_equal_remainders_go_to_the_first_by_position() -> None:
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(101, [1, 1, 1]) == [34, 34, 33]


def test_equal_remainders_go_to_the_lowest_key_when_one_is_given() -> None:
    assert split(100, [1, 1, 1], tie_order=[207, 31, 118]) == [33, 34, 33]
    assert split(101, [1, 1, 1], tie_order=["c", "a", "b"]) == [33, 34, 34]


def test_equal_keys_fall_back_to_position() -> None:
    assert split(101, [1, 1, 1], tie_order=[5, 5, 1]) == [34, 33, 34]


def test_a_larger_weight_does_not_win_a_tie_of_remainders() -> None:
    # 3 x 1/4 = 3/4 and 3 x 3/4 = 9/4: remainders 3/4 and 1/4. 2 x (1, 3)/4: both remainders are 1/2.
    assert split(3, [1, 3]) == [1, 2]
    assert split(2, [1, 3]) == [1, 1]
    assert split(2, [3, 1]) == [2, 0]


def test_the_key_matters_only_where_remainders_are_equal() -> None:
    assert split(100, [1, 2, 4], tie_order=[1, 3, 2]) == [14, 29, 57]


def test_a_zero_weight_receives_nothing_even_when_units_are_left_over() -> None:
    assert split(5, [0, 1, 0, 1, 1]) == [0, 2, 0, 2, 1]


def test_a_negative_total_is_the_mirror_image_of_the_positive_one() -> None:
    assert split(-100, [1, 2, 4]) == [-14, -29, -57]
    assert split(-101, [1, 1, 1], tie_order=[3, 2, 1]) == [-33, -34, -34]


def test_fractions_are_exact() -> None:
    third = Fraction(1, 3)
    assert split(10, [third, third, third]) == [4, 3, 3]
    assert split(100, [Fraction(1, 3), Fraction(1, 6), Fraction(1, 2)]) == [33, 17, 50]


def test_a_remainder_too_fine_for_a_float_still_decides() -> None:
    # The weights differ in the thirtieth digit; in floating point both remainders would be one half.
    big = 10**30
    assert split(1, [big, big + 1]) == [0, 1]


def test_nothing_can_be_shared_out_by_nobody() -> None:
    assert split(0, []) == []
    assert split(0, [0, 0]) == [0, 0]
    with pytest.raises(ValueError, match="every weight is zero"):
        split(1, [0, 0])
    with pytest.raises(ValueError, match="every weight is zero"):
        split(-1, [])


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be negative: -1"):
        split(10, [2, -1])


def test_floats_are_refused() -> None:
    with pytest.raises(TypeError, match="not float"):
        split(10, [0.5, 0.5])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="not float"):
        split(10.0, [1, 1])  # type: ignore[arg-type]


def test_one_tie_key_is_needed_for_each_weight() -> None:
    with pytest.raises(ValueError, match="3 weights but 2 keys"):
        split(10, [1, 1, 1], tie_order=[1, 2])


@settings(deadline=None, max_examples=60)
@given(TOTALS, WEIGHTS)
def test_the_parts_sum_to_the_total_and_each_is_within_one_of_its_exact_share(
    total: int, weights: list[int | Fraction]
) -> None:
    whole = sum(weights)
    assume(whole > 0)
    parts = split(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * Fraction(weight) / whole) < 1


@settings(deadline=None, max_examples=60)
@given(TOTALS, WEIGHTS)
def test_taking_back_undoes_giving(total: int, weights: list[int | Fraction]) -> None:
    assume(sum(weights) > 0)
    assert split(-total, weights) == [-part for part in split(total, weights)]


@settings(deadline=None, max_examples=60)
@given(TOTALS, WEIGHTS, st.fractions(min_value="1/50", max_value=50, max_denominator=50))
def test_only_the_proportions_of_the_weights_matter(
    total: int, weights: list[int | Fraction], factor: Fraction
) -> None:
    assume(sum(weights) > 0)
    assert split(total, [weight * factor for weight in weights]) == split(total, weights)


@settings(deadline=None, max_examples=60)
@given(TOTALS, st.lists(st.tuples(st.integers(0, 20), st.integers()), min_size=1, unique_by=lambda row: row[1]))
def test_with_distinct_keys_the_order_of_the_rows_changes_nothing(total: int, rows: list[tuple[int, int]]) -> None:
    assume(sum(weight for weight, _ in rows) > 0)

    def by_key(some: list[tuple[int, int]]) -> dict[int, int]:
        parts = split(total, [weight for weight, _ in some], tie_order=[key for _, key in some])
        return {key: part for (_, key), part in zip(some, parts, strict=True)}

    assert by_key(rows) == by_key(rows[::-1]) == by_key(sorted(rows))
