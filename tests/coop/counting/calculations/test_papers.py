"""Where every paper lies and what it is worth."""

from coop.counting.calculations.election import Election, election_from_rankings
from coop.counting.calculations.papers import VOTE, Papers

NAMES = ["Ada", "Bo", "Cy"]


def election(*rankings: list[int], withdrawn: tuple[int, ...] = ()) -> Election:
    return election_from_rankings(NAMES, 1, rankings, withdrawn=withdrawn)


def flags(*standing: int) -> bytearray:
    return bytearray(1 if number in standing else 0 for number in range(4))


def test_papers_start_with_their_first_standing_choice() -> None:
    papers = Papers(election([1, 2], [1], [2, 3], [2], withdrawn=(2,)))
    assert papers.first_count() == {1: 2 * VOTE, 3: VOTE}
    assert papers.unusable == 1


def test_a_surplus_cuts_the_value_of_each_paper_after_five_decimals() -> None:
    papers = Papers(election([1, 2], [1, 2], [1, 3]))
    moved = papers.move(1, flags(2, 3), surplus=VOTE, total=3 * VOTE)
    assert moved.received == {2: 2 * 33333, 3: 33333}
    assert (moved.exhausted, moved.lost) == (0, 1)
    assert moved.rates == ((VOTE, 33333, 3),)


def test_papers_that_arrived_at_different_values_leave_at_different_values() -> None:
    papers = Papers(election([1, 2, 3], [2, 3]))
    papers.move(1, flags(2, 3), surplus=VOTE // 2, total=VOTE)
    moved = papers.move(2, flags(3), surplus=VOTE // 3, total=3 * VOTE // 2)
    assert moved.rates == ((VOTE, 33333 * 100000 // 150000, 1), (VOTE // 2, 33333 * 50000 // 150000, 1))
    assert moved.received == {3: 22222 + 11111}


def test_an_exclusion_moves_papers_at_the_value_they_have_past_those_who_are_out() -> None:
    papers = Papers(election([1, 2, 3], [1, 2], [1]))
    moved = papers.move(1, flags(3))
    assert moved.received == {3: VOTE}
    assert (moved.exhausted, moved.lost) == (2 * VOTE, 0)


def test_a_clone_moves_alone() -> None:
    papers = Papers(election([1, 2], [1, 3]))
    twin = papers.clone()
    twin.move(1, flags(2, 3))
    assert papers.pile[1] == [0, 1]
    assert papers.move(1, flags(2, 3)).received == {2: VOTE, 3: VOTE}
