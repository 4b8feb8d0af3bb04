"""Elections as data."""

import pytest

from coop.counting.calculations.election import election_from_rankings, ranking_of
from coop.counting.errors import BadBallot

NAMES = ["Ada", "Bo", "Cy"]


def test_equal_rankings_are_kept_together_and_blanks_apart() -> None:
    election = election_from_rankings(NAMES, 1, [[1, 2], [1, 2], [3], []], spoilt=2, title="Board")
    assert election.ballots == {bytes([1, 2]): 2, bytes([3]): 1}
    assert (election.blank, election.spoilt, election.size, election.name(3)) == (1, 2, 3, "Cy")


def test_more_candidates_than_fit_in_a_byte_are_no_problem() -> None:
    names = [f"candidate {number}" for number in range(1, 301)]
    election = election_from_rankings(names, 1, [[300, 1], [300, 1]])
    assert election.ballots == {(300, 1): 2}
    assert ranking_of([255], 255) == bytes([255])
    assert ranking_of([255], 256) == (255,)


def test_an_impossible_ranking_is_refused() -> None:
    with pytest.raises(BadBallot, match=r"twice: \[1, 2, 1\]"):
        election_from_rankings(NAMES, 1, [[1, 2, 1]])
    with pytest.raises(BadBallot, match=r"does not stand: \[4\]"):
        election_from_rankings(NAMES, 1, [[4]])
    with pytest.raises(BadBallot, match=r"does not stand: \[0\]"):
        election_from_rankings(NAMES, 1, [[0]])
