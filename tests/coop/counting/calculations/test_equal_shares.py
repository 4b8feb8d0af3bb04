"""The Method of Equal Shares, exactly: cases worked by hand, and a naive second counter as oracle."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.budget import BudgetVote, approval_vote
from coop.counting.calculations.equal_shares import Shares, run_exactly
from coop.counting.calculations.equal_shares_bounds import Undecided, run_within_bounds
from tests.coop.counting.oracles import naive_equal_shares


def vote_of(budget: int, costs: list[int], ballots: list[list[int]]) -> BudgetVote:
    ids = [f"p{place}" for place in range(len(costs))]
    return approval_vote(budget, dict(zip(ids, costs, strict=True)), [[ids[p] for p in ballot] for ballot in ballots])


def shares_of(budget: int, costs: list[int], ballots: list[list[int]], rank: list[int] | None = None) -> Shares:
    return Shares(vote_of(budget, costs, ballots), rank if rank is not None else list(range(len(costs))))


@st.composite
def budgets(draw: st.DrawFn) -> tuple[int, list[int], list[list[int]], list[int]]:
    """Budget, costs, ballots, tie ranks; small and round, so that ties and exact fits abound."""
    budget = draw(st.sampled_from([10, 30, 100, 997, 1000, 12345]))
    size = draw(st.integers(1, 6))
    cost = st.one_of(st.integers(1, budget), st.integers(1, max(1, budget // 3)), st.just(budget // 4 + 1))
    costs = draw(st.lists(cost, min_size=size, max_size=size))
    ballots = draw(st.lists(st.sets(st.integers(0, size - 1)).map(sorted), min_size=1, max_size=12))
    return budget, costs, ballots, draw(st.permutations(list(range(size))))


def test_the_published_example_funds_both_groups() -> None:
    """Ten voters, 1,000: A=500 and B=400 wanted by six, C=300 and D=320 by four. Votes alone would fund A and B."""
    ballots = [[0, 1]] * 6 + [[2, 3]] * 4
    trace = run_exactly(shares_of(1000, [500, 400, 300, 320], ballots), 0)
    assert trace.places == (1, 2)
    assert [(p.effective, p.price) for p in trace.purchases] == [
        (Fraction(6), Fraction(400, 6)),
        (Fraction(4), Fraction(75)),
    ]


def test_whoever_has_less_than_the_price_pays_all_they_have() -> None:
    """Shares of 100. P costs 120 (two voters, 60 each); Q costs 130: one pays her last 40, the other two 45."""
    trace = run_exactly(shares_of(300, [120, 130], [[0, 1], [0], [1]]), 0)
    assert trace.places == (0, 1)
    assert [p.price for p in trace.purchases] == [60, 90]
    trace = run_exactly(shares_of(300, [60, 130], [[0, 1], [1], [1]]), 0)
    assert [(p.place, p.price) for p in trace.purchases] == [(1, Fraction(130, 3))]


def test_effective_votes_are_cost_over_the_highest_payment() -> None:
    trace = run_exactly(shares_of(300, [120, 130], [[0, 1], [0], [1]]), 0)
    assert [p.effective for p in trace.purchases] == [Fraction(2), Fraction(130, 90)]


def test_a_project_that_takes_exactly_all_the_money_is_affordable_and_one_unit_more_is_not() -> None:
    assert run_exactly(shares_of(300, [300], [[0]] * 3), 0).places == (0,)
    assert run_exactly(shares_of(300, [301], [[0]] * 3), 0).places == ()


def test_raising_every_share_by_one_unit_lets_it_in() -> None:
    assert run_exactly(shares_of(300, [303], [[0]] * 3), 0).places == ()
    assert run_exactly(shares_of(300, [303], [[0]] * 3), 1).places == (0,)
    assert run_exactly(shares_of(300, [304], [[0]] * 3), 1).places == ()


def test_equal_effective_votes_go_to_the_lower_cost() -> None:
    assert run_exactly(shares_of(100, [60, 50], [[0, 1]] * 2), 0).places == (1,)


def test_then_to_more_votes_and_then_to_the_order() -> None:
    """Both cost 60 and are worth 2 effective votes, but one has a third vote, from a voter without money left."""
    ballots = [[0, 2], [1], [1], [2], [2]]
    plain = run_exactly(shares_of(500, [90, 60, 60], ballots, [0, 1, 2]), 0)
    assert plain.places[0] == 2
    for rank in ([0, 1], [1, 0]):
        trace = run_exactly(shares_of(100, [60, 60], [[0, 1], [0, 1]], rank), 0)
        assert trace.places == (rank.index(0),)
        assert trace.purchases[0].tied == (rank.index(1),)


def test_projects_without_cost_are_taken_and_ones_without_votes_are_not() -> None:
    trace = run_exactly(shares_of(100, [0, 0, 10], [[0], []]), 0)
    assert trace.places == (0,)


def test_a_voter_without_approvals_still_holds_a_share() -> None:
    assert run_exactly(shares_of(100, [60], [[0], []]), 0).places == ()
    assert run_exactly(shares_of(100, [50], [[0], []]), 0).places == (0,)


def test_nothing_can_be_bought_without_voters_or_money() -> None:
    assert run_exactly(shares_of(100, [10], []), 0, explain=True).places == ()
    empty = run_exactly(shares_of(0, [10], [[0]]), 0, explain=True)
    assert (empty.places, empty.missing_votes) == ((), {})


def test_what_supporters_have_left_and_the_votes_that_were_missing() -> None:
    """Shares of 25. Two voters hold 50 of the 60 that P costs: one more share would do."""
    trace = run_exactly(shares_of(100, [60], [[0], [0], [], []]), 0, explain=True)
    assert (trace.left, trace.missing_votes) == ({0: Fraction(50)}, {0: 1})


@settings(deadline=None, max_examples=150)
@given(budgets(), st.integers(0, 4))
def test_it_buys_what_the_naive_counter_buys_in_the_same_order(
    case: tuple[int, list[int], list[list[int]], list[int]], raised: int
) -> None:
    budget, costs, ballots, rank = case
    expected = naive_equal_shares(budget, costs, ballots, raised=raised, rank=rank)
    assert list(run_exactly(Shares(vote_of(budget, costs, ballots), rank), raised).places) == expected


@settings(deadline=None, max_examples=40)
@given(budgets())
def test_the_missing_votes_are_enough_and_one_fewer_is_not(
    case: tuple[int, list[int], list[list[int]], list[int]],
) -> None:
    budget, costs, ballots, rank = case
    trace = run_exactly(Shares(vote_of(budget, costs, ballots), rank), 0, explain=True)
    assert set(trace.missing_votes) == set(range(len(costs))) - set(trace.places)
    for place, more in trace.missing_votes.items():
        assert place in naive_equal_shares(budget, costs, ballots, rank=rank, extra=(place, more))
        assert place not in naive_equal_shares(budget, costs, ballots, rank=rank, extra=(place, more - 1))


@settings(deadline=None, max_examples=40)
@given(budgets())
def test_nobody_pays_more_than_a_share_and_every_cost_is_covered(
    case: tuple[int, list[int], list[list[int]], list[int]],
) -> None:
    budget, costs, ballots, rank = case
    trace = run_exactly(Shares(vote_of(budget, costs, ballots), rank), 0)
    assert sum(costs[place] for place in trace.places) <= budget
    assert all(purchase.price <= Fraction(budget, len(ballots)) for purchase in trace.purchases)


# The bounds that make it fast


@settings(deadline=None, max_examples=150)
@given(budgets(), st.integers(0, 4), st.integers(0, 7))
def test_where_the_bounds_decide_they_decide_exactly_and_for_the_whole_range(
    case: tuple[int, list[int], list[list[int]], list[int]], raised: int, width: int
) -> None:
    budget, costs, ballots, rank = case
    shares = Shares(vote_of(budget, costs, ballots), rank)
    try:
        bought, _ = run_within_bounds(shares, raised, width=width)
    except Undecided:
        return
    for step in range(raised, raised + width + 1):
        assert bought == naive_equal_shares(budget, costs, ballots, raised=step, rank=rank)


def test_the_bounds_decide_an_ordinary_vote() -> None:
    """Otherwise the property above would prove nothing."""
    ballots = [[0, 1]] * 61 + [[2, 3]] * 37 + [[0, 2]] * 11 + [[1, 3]] * 5
    shares = shares_of(10_000, [2_500, 3_100, 1_700, 2_900], ballots)
    assert run_within_bounds(shares, 0)[0] == list(run_exactly(shares, 0).places)
    assert run_within_bounds(shares, 0, width=3)[0] == list(run_exactly(shares, 3).places)


def test_the_bounds_leave_an_exact_fit_to_the_exact_run() -> None:
    """Shares of 300. After P (400) the three hold 166 2/3 each, and Q costs exactly the 500 that makes."""
    shares = shares_of(1200, [400, 500], [[0, 1], [0, 1], [0, 1], []])
    with pytest.raises(Undecided):
        run_within_bounds(shares, 0)
    assert run_exactly(shares, 0).places == (0, 1)


def test_ties_found_within_bounds_are_reported() -> None:
    shares = shares_of(100, [60, 60], [[0, 1], [0, 1]])
    assert run_within_bounds(shares, 0) == ([0], [(0, 1)])
