"""Five kinds of paper, five numbers."""

import random

import pytest

from coop.counting.calculations.tally import Tally, count_yes_no
from coop.counting.errors import BadBallot

PAPERS = ["for", "for", "for", "against", "abstain", "abstain", None, "", "For!", "ja"]


def test_blank_abstain_and_spoilt_are_three_different_numbers() -> None:
    assert count_yes_no(PAPERS) == Tally(for_=3, against=1, abstain=2, blank=2, spoilt=2)


def test_the_sums_say_what_they_include() -> None:
    tally = count_yes_no(PAPERS)
    assert (tally.decided, tally.valid, tally.cast) == (4, 6, 10)


def test_the_order_of_the_papers_makes_no_difference() -> None:
    shuffled = PAPERS.copy()
    random.Random(3).shuffle(shuffled)
    assert count_yes_no(shuffled) == count_yes_no(PAPERS)


def test_tallies_add_up() -> None:
    assert Tally(1, 2, 3, 4, 5, 6, 7) + Tally(1, 1, 1, 1, 1, 1, 1) == Tally(2, 3, 4, 5, 6, 7, 8)


@pytest.mark.parametrize("number", [-1, 1.0, "3"])
def test_a_count_that_is_not_a_whole_number_of_papers_is_refused(number: object) -> None:
    with pytest.raises(BadBallot, match="“against” must be a whole number"):
        Tally(against=number)  # type: ignore[arg-type]


def test_there_cannot_be_more_proxy_votes_than_papers() -> None:
    with pytest.raises(BadBallot, match="3 proxy votes cannot be among 2 papers"):
        Tally(for_=2, proxies=3)
