"""A whole count by Equal Shares: completion, ties, reasons."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.budget import BudgetVote, Project, approval_vote
from coop.counting.calculations.equal_shares_count import count_equal_shares
from coop.counting.enums import Completion, Settled, Stop, VoteType
from coop.counting.errors import BadRule
from tests.coop.counting.calculations.test_equal_shares import budgets, vote_of
from tests.coop.counting.oracles import naive_add1

ADD1 = Completion.ADD1


def test_without_completion_the_shares_stay_as_they_are() -> None:
    vote = approval_vote(1000, {"A": 500, "B": 400, "C": 300, "D": 320}, [["A", "B"]] * 6 + [["C", "D"]] * 4)
    result = count_equal_shares(vote)
    assert (result.selected, result.cost, result.raised) == (("B", "C"), 700, 0)
    assert (result.per_voter, result.complete, result.ties) == (Fraction(100), True, ())


def test_add1_raises_the_shares_until_nothing_fits() -> None:
    """Q's one supporter has 33 1/3 of the 40 it costs, and seven more are enough."""
    vote = approval_vote(100, {"P": 60, "Q": 40}, [["P"], ["P"], ["Q"]])
    result = count_equal_shares(vote, completion=ADD1, stop=Stop.EXHAUSTIVE)
    assert (result.selected, result.cost, result.raised) == (("P", "Q"), 100, 7)
    assert result.per_voter == Fraction(100, 3) + 7


def test_the_two_stop_rules_can_fund_different_projects() -> None:
    """P (20) is wanted by three of four, Q (12) by two. With 6 each Q can be bought and P no longer fits; with 9
    each P can, with more effective votes, and takes the whole budget."""
    vote = approval_vote(20, {"P": 20, "Q": 12}, [["P"], ["Q"], ["P", "Q"], ["P"]])
    early = count_equal_shares(vote, completion=ADD1, stop=Stop.EXHAUSTIVE)
    late = count_equal_shares(vote, completion=ADD1, stop=Stop.UNTIL_OVERSPEND)
    assert (early.selected, early.raised) == (("Q",), 1)
    assert (late.selected, late.raised) == (("P",), 4)


def test_a_project_nobody_wants_does_not_keep_the_completion_going() -> None:
    vote = approval_vote(100, {"P": 90, "Q": 5}, [["P"], ["P"]])
    result = count_equal_shares(vote, completion=ADD1, stop=Stop.EXHAUSTIVE)
    assert (result.selected, result.raised) == (("P",), 0)


def test_when_everything_wanted_is_funded_the_completion_stops() -> None:
    vote = approval_vote(100, {"P": 30}, [["P"], []])
    for stop in Stop:
        assert count_equal_shares(vote, completion=ADD1, stop=stop).selected == ("P",)


def test_the_share_rises_by_whole_units_of_currency_not_by_pence() -> None:
    pence = approval_vote(10_000, {"P": 6_000, "Q": 4_000}, [["P"], ["P"], ["Q"]], unit=100)
    pounds = approval_vote(100, {"P": 60, "Q": 40}, [["P"], ["P"], ["Q"]])
    results = [count_equal_shares(vote, completion=ADD1, stop=Stop.EXHAUSTIVE) for vote in (pence, pounds)]
    assert [result.raised for result in results] == [7, 7]
    assert results[0].selected == results[1].selected


def test_larger_steps_can_be_asked_for() -> None:
    vote = approval_vote(100, {"P": 60, "Q": 40}, [["P"], ["P"], ["Q"]])
    assert count_equal_shares(vote, completion=ADD1, stop=Stop.EXHAUSTIVE, increment=5).raised == 10


@settings(deadline=None, max_examples=70)
@given(budgets(), st.sampled_from(Stop))
def test_add1_is_that_of_the_naive_counter(case: tuple[int, list[int], list[list[int]], list[int]], stop: Stop) -> None:
    budget, costs, ballots, rank = case
    budget, costs = min(budget, 100), [min(cost, 100) for cost in costs]
    order = [f"p{place}" for place in sorted(range(len(costs)), key=rank.__getitem__)]
    result = count_equal_shares(vote_of(budget, costs, ballots), completion=ADD1, stop=stop, tie_order=order)
    raised, chosen = naive_add1(budget, costs, ballots, stop=stop.value, rank=rank)
    assert (result.raised, result.selected) == (raised, tuple(f"p{place}" for place in chosen))


@settings(deadline=None, max_examples=40)
@given(budgets(), st.randoms())
def test_the_order_of_ballots_and_projects_makes_no_difference(
    case: tuple[int, list[int], list[list[int]], list[int]], shuffler
) -> None:
    budget, costs, ballots, _ = case
    names = [f"p{place}" for place in range(len(costs))]
    papers = [[names[place] for place in ballot] for ballot in ballots]
    plain = count_equal_shares(approval_vote(budget, dict(zip(names, costs, strict=True)), papers))
    turned = list(zip(names, costs, strict=True))
    shuffler.shuffle(turned)
    shuffler.shuffle(papers)
    moved = count_equal_shares(approval_vote(budget, dict(turned), papers))
    assert (plain.selected, plain.cost, plain.complete) == (moved.selected, moved.cost, moved.complete)
    assert [(v.project.id, v.reason) for v in plain.verdicts] == [(v.project.id, v.reason) for v in moved.verdicts]
    assert {tie.projects for tie in plain.ties} == {tie.projects for tie in moved.ties}


# Ties


def test_which_ties_are_named_does_not_depend_on_where_projects_stand_in_the_file() -> None:
    costs = {"A": 3, "B": 1, "C": 3, "D": 1, "E": 3}
    named = {
        tuple(sorted(tie.projects for tie in count_equal_shares(approval_vote(10, dict(order), [list(costs)])).ties))
        for order in permutations(costs.items())
    }
    assert named == {(("A", "C", "E"), ("B", "D"), ("C", "E"))}


def test_a_tie_that_decides_who_is_funded_stops_the_count_and_is_named() -> None:
    result = count_equal_shares(approval_vote(100, {"P": 60, "Q": 60}, [["P", "Q"]] * 2))
    assert (result.complete, result.selected, result.cost, result.verdicts) == (False, (), 0, ())
    assert [(tie.projects, tie.settled, tie.chosen) for tie in result.ties] == [(("P", "Q"), Settled.UNSETTLED, None)]


@pytest.mark.parametrize("order", [["P", "Q"], ["Q", "P"]])
def test_the_committed_order_settles_it(order: list[str]) -> None:
    result = count_equal_shares(approval_vote(100, {"P": 60, "Q": 60}, [["P", "Q"]] * 2), tie_order=order)
    assert (result.complete, result.selected) == (True, (order[0],))
    assert (result.ties[0].settled, result.ties[0].chosen) == (Settled.COMMITTED_ORDER, order[0])


def test_a_tie_between_projects_that_are_both_funded_needs_no_lot() -> None:
    result = count_equal_shares(approval_vote(100, {"P": 40, "Q": 40}, [["P"], ["Q"]]))
    assert (result.complete, set(result.selected)) == (True, {"P", "Q"})
    assert [tie.settled for tie in result.ties] == [Settled.NOT_NEEDED]


def test_too_many_orders_to_try_count_as_a_tie_that_matters() -> None:
    ids = [f"P{number}" for number in range(6)]
    ballots = [[project] for project in ids]
    result = count_equal_shares(approval_vote(60, dict.fromkeys(ids, 10), ballots))
    assert not result.complete


def test_the_tie_may_fall_in_the_middle_of_the_completion() -> None:
    vote = approval_vote(100, {"P": 60, "Q": 60}, [["P", "Q"], ["P", "Q"], []])
    result = count_equal_shares(vote, completion=ADD1, stop=Stop.EXHAUSTIVE)
    assert not result.complete
    assert result.ties[0].projects == ("P", "Q")


# Reasons


def test_every_project_is_told_why_it_won_or_lost() -> None:
    ballots = [["A", "B"]] * 6 + [["C", "D"]] * 4
    costs = {"A": 500, "B": 400, "C": 300, "D": 320, "E": 50, "F": 2000, "G": 0, "H": 0}
    vote = approval_vote(1000, costs, [[*ballot, "F", "G"] for ballot in ballots])
    verdicts = {verdict.project.id: verdict for verdict in count_equal_shares(vote).verdicts}
    assert list(verdicts) == sorted(costs)
    assert {project: verdict.reason for project, verdict in verdicts.items()} == {
        "A": "The 6 voters who approved it had 200.00 left, and it costs 500. 1 more vote would have been enough.",
        "B": "Bought at turn 2: 6 voters share the cost of 400, nobody pays more than 66.66; that is worth 6.00 "
        "effective votes, the most at that turn.",
        "C": "Bought at turn 3: 4 voters share the cost of 300, nobody pays more than 75.00; that is worth 4.00 "
        "effective votes, the most at that turn.",
        "D": "The 4 voters who approved it had 100.00 left, and it costs 320. 1 more vote would have been enough.",
        "E": "Nobody approved it. 1 more vote would have been enough.",
        "F": "It costs 2,000, more than the whole budget.",
        "G": "It costs nothing, and 10 voters approved it.",
        "H": "Nobody approved it. 1 more vote would have been enough.",
    }
    assert verdicts["A"].missing_votes == 1
    assert verdicts["F"].missing_votes is None
    assert [verdicts[project].turn for project in "GBCA"] == [1, 2, 3, None]
    assert (verdicts["B"].effective, verdicts["B"].price) == (Fraction(6), Fraction(200, 3))


# Refusals


def test_only_approval_ballots_are_counted() -> None:
    vote = BudgetVote(100, (Project("P", 10),), {(0,): 1}, VoteType.CUMULATIVE)
    with pytest.raises(BadRule, match="counts approval ballots, and these are cumulative ballots"):
        count_equal_shares(vote)


def test_the_by_law_must_choose_when_the_completion_stops() -> None:
    vote = approval_vote(100, {"P": 10}, [["P"]])
    with pytest.raises(BadRule, match="needs a stop rule, exhaustive or until-overspend"):
        count_equal_shares(vote, completion=ADD1)


def test_impossible_steps_and_orders_are_refused() -> None:
    vote = approval_vote(100, {"P": 10, "Q": 10}, [["P"]])
    with pytest.raises(BadRule, match="at least 1"):
        count_equal_shares(vote, completion=ADD1, stop=Stop.EXHAUSTIVE, increment=0)
    with pytest.raises(BadRule, match="every project once"):
        count_equal_shares(vote, tie_order=["P"])
