"""Single choice, approval and scores."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.choices import count_approval, count_scores, count_single_choice
from coop.counting.enums import Settled
from coop.counting.errors import BadBallot, BadRule

OPTIONS = ["tea", "coffee", "water"]


def test_single_choice_is_won_by_most_votes_and_blanks_are_counted_apart() -> None:
    result = count_single_choice(OPTIONS, ["tea", "tea", "coffee", None])
    assert result.totals == {"coffee": 1, "tea": 2, "water": 0}
    assert (result.winners, result.tied, result.valid, result.blank) == (("tea",), (), 3, 1)
    assert result.words == ("tea has the most votes, 2, and wins.",)


def test_single_choice_has_no_winner_on_a_tie() -> None:
    result = count_single_choice(OPTIONS, ["tea", "coffee"])
    assert (result.winners, result.tied, result.settled) == ((), ("coffee", "tea"), Settled.UNSETTLED)
    assert result.words == ("coffee and tea are equal with 1 vote: there is no winner.",)


def test_nobody_wins_an_empty_box() -> None:
    for result in (
        count_single_choice(OPTIONS, [None]),
        count_approval(OPTIONS, [[]]),
        count_scores(OPTIONS, [{}]),
        count_scores(OPTIONS, [{"tea": 0}]),
    ):
        assert result.winners == ()
        assert result.tied == ()
        assert result.words == ("No option has a single vote: there is no winner.",)


def test_approvals_are_added_up() -> None:
    result = count_approval(OPTIONS, [["tea", "water"], ["tea"], ["coffee", "tea"], []])
    assert result.totals == {"coffee": 1, "tea": 3, "water": 1}
    assert (result.winners, result.valid, result.blank) == (("tea",), 3, 1)


def test_a_tie_of_approvals_stops_without_a_committed_order_and_names_the_equals() -> None:
    ballots = [["tea", "water"], ["coffee", "water"], ["tea", "coffee"]]
    result = count_approval(OPTIONS, ballots, winners=2)
    assert (result.winners, result.tied, result.settled) == ((), ("coffee", "tea", "water"), Settled.UNSETTLED)
    settled = count_approval(OPTIONS, ballots, winners=2, tie_order=["water", "tea", "coffee"])
    assert (settled.winners, settled.settled) == (("water", "tea"), Settled.COMMITTED_ORDER)


def test_sure_winners_win_even_where_the_last_place_is_tied() -> None:
    result = count_approval(OPTIONS, [["tea", "water"], ["coffee", "tea"]], winners=2)
    assert (result.winners, result.tied) == (("tea",), ("coffee", "water"))


def test_equals_who_all_win_are_no_tie() -> None:
    result = count_approval(OPTIONS, [["tea", "water"], ["water", "tea"]], winners=2)
    assert (result.winners, result.tied, result.settled) == (("tea", "water"), (), None)


def test_scores_are_summed_and_a_missing_score_is_nothing() -> None:
    result = count_scores(OPTIONS, [{"tea": 5, "coffee": 2}, {"coffee": 4}, {"water": 1}])
    assert result.totals == {"coffee": 6, "tea": 5, "water": 1}
    assert result.winners == ("coffee",)
    assert result.means == {"coffee": Fraction(3), "tea": Fraction(5), "water": Fraction(1)}


def test_the_mean_is_of_those_who_scored_and_decides_nothing() -> None:
    result = count_scores(OPTIONS, [{"tea": 5}, {"coffee": 3}, {"coffee": 3}])
    assert result.winners == ("coffee",)
    assert result.means == {"coffee": Fraction(3), "tea": Fraction(5), "water": None}


def test_equal_sums_are_told_apart_by_more_fives_then_fours() -> None:
    fives = count_scores(OPTIONS, [{"tea": 5, "coffee": 4}, {"tea": 3, "coffee": 4}])
    assert (fives.totals["tea"], fives.totals["coffee"], fives.winners) == (8, 8, ("tea",))
    fours = count_scores(OPTIONS, [{"tea": 4, "coffee": 3}, {"tea": 2, "coffee": 3}])
    assert fours.winners == ("tea",)
    ones = count_scores(OPTIONS, [{"tea": 1, "coffee": 1}, {"water": 0}])
    assert (ones.winners, ones.tied) == ((), ("coffee", "tea"))


@pytest.mark.parametrize("score", [6, -1, True, "5", 2.0])
def test_a_score_off_the_scale_is_refused(score: object) -> None:
    with pytest.raises(BadBallot, match="whole number from 0 to 5"):
        count_scores(OPTIONS, [{"tea": score}])  # type: ignore[dict-item]


def test_strange_ballots_and_rules_are_refused() -> None:
    with pytest.raises(BadBallot, match="“milk”"):
        count_single_choice(OPTIONS, ["milk"])
    with pytest.raises(BadBallot, match="“milk”"):
        count_approval(OPTIONS, [["milk"]])
    with pytest.raises(BadBallot, match="“milk”"):
        count_scores(OPTIONS, [{"milk": 1}])
    with pytest.raises(BadBallot, match="approves an option twice"):
        count_approval(OPTIONS, [["tea", "tea"]])
    with pytest.raises(BadRule, match="offered twice"):
        count_approval(["tea", "tea"], [])
    with pytest.raises(BadRule, match="at least one winner"):
        count_approval(OPTIONS, [["tea"]], winners=0)
    with pytest.raises(BadRule, match="name every option once"):
        count_approval(OPTIONS, [["tea"]], tie_order=["tea"])


BALLOTS = st.lists(st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 5)), max_size=12)


@settings(deadline=None)
@given(BALLOTS, st.randoms(use_true_random=False), st.permutations(OPTIONS), st.integers(1, 3))
def test_the_order_of_ballots_and_options_makes_no_difference(
    ballots: list[dict[str, int]], shuffler: random.Random, options: list[str], winners: int
) -> None:
    shuffled = ballots.copy()
    shuffler.shuffle(shuffled)
    order = ["water", "tea", "coffee"]
    for tie_order in (None, order):
        assert count_scores(OPTIONS, ballots, winners=winners, tie_order=tie_order) == count_scores(
            options, shuffled, winners=winners, tie_order=tie_order
        )
        assert count_approval(OPTIONS, ballots, winners=winners, tie_order=tie_order) == count_approval(
            options, shuffled, winners=winners, tie_order=tie_order
        )
    firsts = [next(iter(ballot), None) for ballot in ballots]
    assert count_single_choice(OPTIONS, firsts) == count_single_choice(options, firsts[::-1])


@settings(deadline=None)
@given(BALLOTS, st.integers(2, 4), st.integers(1, 3))
def test_copying_every_ballot_keeps_the_winners(ballots: list[dict[str, int]], times: int, winners: int) -> None:
    assert count_scores(OPTIONS, ballots, winners=winners).winners == (
        count_scores(OPTIONS, ballots * times, winners=winners).winners
    )
    assert count_approval(OPTIONS, ballots, winners=winners).winners == (
        count_approval(OPTIONS, ballots * times, winners=winners).winners
    )
