import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.bookings.calculations.shares import plan_split


def test_the_worked_example_eighty_pounds_at_eight_percent():
    split = plan_split(8000, levy_bp=800, card_bp=150, card_fixed=20)
    assert (split.worker, split.contribution, split.card_cost) == (7360, 640, 140)
    assert (split.running, split.card_shown, split.co_op_adds) == (500, 140, 0)


def test_an_odd_penny_goes_to_the_larger_remainder():
    split = plan_split(7999, levy_bp=800, card_bp=0, card_fixed=0)
    assert (split.worker, split.contribution) == (7359, 640)


def test_a_tie_goes_to_the_worker():
    assert plan_split(1, levy_bp=5000, card_bp=0, card_fixed=0).worker == 1


def test_the_card_cost_is_rounded_up_so_that_the_plan_is_never_too_rosy():
    assert plan_split(8001, levy_bp=800, card_bp=150, card_fixed=20).card_cost == 141


def test_where_the_card_costs_more_than_the_share_the_coop_adds_the_rest():
    split = plan_split(200, levy_bp=800, card_bp=150, card_fixed=20)
    assert (split.contribution, split.card_shown, split.running, split.co_op_adds) == (16, 16, 0, 7)


def test_when_workers_bear_the_card_its_expected_cost_comes_out_of_their_share():
    split = plan_split(8000, levy_bp=800, card_bp=150, card_fixed=20, worker_bears_card=True)
    assert (split.worker, split.contribution, split.running, split.card_shown) == (7220, 780, 640, 140)


def test_a_card_cost_never_takes_more_than_the_worker_has():
    split = plan_split(10, levy_bp=0, card_bp=150, card_fixed=20, worker_bears_card=True)
    assert (split.worker, split.contribution, split.co_op_adds) == (0, 10, 11)


@pytest.mark.parametrize("levy", [-1, 10_001])
def test_an_impossible_levy_is_refused(levy):
    with pytest.raises(ValueError, match="levy"):
        plan_split(100, levy_bp=levy, card_bp=0, card_fixed=0)


@given(st.integers(1, 10**9), st.integers(0, 10_000), st.integers(0, 1000), st.integers(0, 500), st.booleans())
def test_the_parts_shown_always_add_up_to_the_price(total, levy, card_bp, card_fixed, worker_bears):
    split = plan_split(total, levy_bp=levy, card_bp=card_bp, card_fixed=card_fixed, worker_bears_card=worker_bears)
    assert split.worker + split.running + split.card_shown == total
    assert split.worker + split.contribution == total
    assert min(split.worker, split.running, split.card_shown, split.co_op_adds) >= 0
