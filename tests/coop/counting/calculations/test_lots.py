"""Whether a tie matters."""

import pytest

from coop.counting.calculations import lots
from coop.counting.calculations.election import election_from_rankings
from coop.counting.calculations.lots import order_does_not_matter
from coop.counting.calculations.stv import count_stv
from coop.counting.calculations.stv_count import Count
from coop.counting.enums import Settled


def names(size: int) -> list[str]:
    return [f"candidate {number}" for number in range(1, size + 1)]


def at_the_first_tie(size: int, seats: int, rankings: list[list[int]]) -> bool:
    count = Count(election_from_rankings(names(size), seats, rankings), seats, None)
    while True:
        action, left, _ = count.next_move()
        if len(left) > 1:
            return order_does_not_matter(count, action, left)
        count.advance(action, left[0])


def test_two_hopeless_candidates_may_go_in_any_order() -> None:
    assert at_the_first_tie(4, 1, [[1]] * 6 + [[2]] * 5 + [[3]] + [[4]])


def test_two_candidates_for_one_place_may_not() -> None:
    assert not at_the_first_tie(2, 1, [[1], [2]])


def test_a_tie_matters_when_the_papers_of_one_would_have_saved_the_other() -> None:
    """Whoever of 2 and 3 goes out lifts the other past 1."""
    assert not at_the_first_tie(3, 1, [[1]] * 3 + [[2, 3]] * 2 + [[3, 2]] * 2)


def test_many_candidates_without_a_vote_are_followed_once_each_way() -> None:
    """Eight of them have 40,320 orders and 256 states."""
    rankings = [[1]] * 4 + [[2, 1]] * 3 + [[3, 1]] * 2
    result = count_stv(election_from_rankings(names(11), 1, rankings))
    assert result.elected == (1,)
    assert {tie.settled for tie in result.ties} == {Settled.NOT_NEEDED}
    assert len(result.ties) == 7


def test_when_the_work_grows_too_large_the_tie_is_taken_to_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    rankings = [[1]] * 4 + [[2, 1]] * 3 + [[3, 1]] * 2
    monkeypatch.setattr(lots, "WORK_LIMIT", 50)
    result = count_stv(election_from_rankings(names(11), 1, rankings))
    assert not result.complete
    assert result.ties[-1].settled is Settled.UNSETTLED


def test_what_happened_before_is_part_of_what_is_followed() -> None:
    """3 and 4 go out first, in either order, and the papers then lie the same. But the order decides who of 1 and 2
    was ahead in between, which settles their tie in the end; 5 and 6, equal too, go out meanwhile."""
    rankings = [[1]] * 5 + [[2]] * 5 + [[3, 1]] + [[4, 2]] + [[5]] * 2 + [[6]] * 2
    assert not at_the_first_tie(6, 1, rankings)
