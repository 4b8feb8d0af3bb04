"""Reading ballots: all mistakes at once, in words, and nothing guessed."""

import pytest

from coop.counting.enums import Method
from coop.decisions.calculations.ballot_papers import Problem, paper_problem, read_choice, read_ranks

NAMES = {"a": "Ada", "b": "Bo", "c": "Cy"}
STV = Method.SCOTTISH_STV.value


@pytest.mark.parametrize("value", ["for", "against", "abstain"])
def test_a_choice_of_three(value):
    assert read_choice(value) == {"choice": value}


@pytest.mark.parametrize("value", ["", "FOR", "blank", "for "])
def test_anything_else_is_no_choice(value):
    assert read_choice(value) == Problem({"choice": "Choose For, Against or Abstain."})


def test_ranks_may_stop_anywhere_and_stand_in_any_order():
    assert read_ranks({"a": "2", "b": " 1 ", "c": ""}, NAMES) == {"ranking": ["b", "a"]}
    assert read_ranks({"c": "1"}, NAMES) == {"ranking": ["c"]}
    assert read_ranks({}, NAMES) == {"ranking": []}


def test_an_equal_rank_names_both():
    assert read_ranks({"a": "1", "b": "1"}, NAMES) == Problem(
        {"b": "Bo and Ada both have rank 1. Give each a rank of its own."}
    )


def test_a_gap_names_the_rank_that_is_missing():
    assert read_ranks({"a": "1", "b": "3"}, NAMES) == Problem(
        {"": "Nobody has rank 2. Ranks run 1, 2, 3 without a gap."}
    )
    assert read_ranks({"b": "3"}, NAMES) == Problem({"": "Nobody has ranks 1, 2. Ranks run 1, 2, 3 without a gap."})


@pytest.mark.parametrize("text", ["0", "4", "-1", "1.5", "first", "²", "٣", "1e0", "99999999999"])
def test_a_rank_is_a_number_within_reach(text):
    found = read_ranks({"a": text}, NAMES)
    assert found == Problem({"a": "Type a whole number from 1 to 3 for Ada, or leave it empty."})


@pytest.mark.parametrize(
    ("paper", "fits"),
    [
        ({"ranking": ["a", "c"]}, True),
        ({"ranking": []}, True),
        ({"ranking": ["a", "a"]}, False),
        ({"ranking": ["z"]}, False),
        ({"ranking": "a"}, False),
        ({"ranking": [["a"]]}, False),
        ({"choice": "for"}, False),
        ({"ranking": ["a"], "choice": "for"}, False),
        ([], False),
        (None, False),
    ],
)
def test_a_paper_fits_its_vote_or_it_does_not(paper, fits):
    assert (paper_problem(paper, STV, ["a", "b", "c"]) == "") is fits
