"""The greedy rules, and why a project won or lost under them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.budget import BudgetVote, Project
from coop.counting.calculations.greedy import count_greedy
from coop.counting.enums import BudgetRule, Settled, VoteType
from coop.counting.errors import BadRule

GREEDY, NO_SKIP, THRESHOLD = BudgetRule.GREEDY, BudgetRule.GREEDY_NO_SKIP, BudgetRule.GREEDY_THRESHOLD


def vote(budget: int, projects: dict[str, tuple[int, int]], threshold: int | None = None) -> BudgetVote:
    """Projects by id, each with cost and score."""
    listed = tuple(Project(key, cost, votes=score, score=score) for key, (cost, score) in projects.items())
    return BudgetVote(budget, listed, {}, threshold=threshold)


FOUR = {"A": (60, 50), "B": (50, 40), "C": (30, 30), "D": (10, 20)}


def test_greedy_passes_over_what_does_not_fit() -> None:
    result = count_greedy(vote(100, FOUR), GREEDY)
    assert (result.selected, result.cost, result.complete) == (("A", "C", "D"), 100, True)


def test_no_skip_stops_at_the_first_that_does_not_fit() -> None:
    assert count_greedy(vote(100, FOUR), NO_SKIP).selected == ("A",)


def test_a_project_that_takes_exactly_what_is_left_fits() -> None:
    assert count_greedy(vote(60, FOUR), NO_SKIP).selected == ("A",)
    assert count_greedy(vote(59, FOUR), NO_SKIP).selected == ()


def test_the_threshold_leaves_out_projects_with_too_small_a_score_and_keeps_those_that_reach_it() -> None:
    assert count_greedy(vote(100, FOUR, 30), THRESHOLD).selected == ("A", "C")
    assert count_greedy(vote(100, FOUR, 31), THRESHOLD).selected == ("A",)


def test_a_stated_minimum_binds_no_skip_too_but_not_plain_greedy() -> None:
    small = {"A": (60, 50), "D": (10, 20)}
    assert count_greedy(vote(100, small, 30), NO_SKIP).selected == ("A",)
    assert count_greedy(vote(100, small, 30), GREEDY).selected == ("A", "D")


def test_without_a_minimum_there_is_no_threshold_rule() -> None:
    with pytest.raises(BadRule, match="min_project_score_threshold"):
        count_greedy(vote(100, FOUR), THRESHOLD)


def test_equal_scores_go_to_the_cheaper_project() -> None:
    assert count_greedy(vote(60, {"A": (60, 5), "B": (50, 5)}), GREEDY).selected == ("B",)


def test_equal_score_and_cost_stop_the_count_where_not_all_of_them_fit() -> None:
    twins = {"A": (10, 9), "B": (40, 5), "C": (40, 5), "D": (5, 1)}
    result = count_greedy(vote(60, twins), GREEDY)
    assert (result.complete, result.selected, result.verdicts) == (False, ("A",), ())
    assert [(tie.projects, tie.settled, tie.chosen) for tie in result.ties] == [(("B", "C"), Settled.UNSETTLED, None)]
    settled = count_greedy(vote(60, twins), GREEDY, tie_order=["C", "A", "B", "D"])
    assert (settled.selected, settled.ties[0].settled) == (("A", "C", "D"), Settled.COMMITTED_ORDER)


@pytest.mark.parametrize("budget", [9, 80, 100])
def test_equals_that_all_fit_or_all_fail_are_no_tie(budget: int) -> None:
    result = count_greedy(vote(budget, {"A": (40, 5), "B": (40, 5)}), GREEDY)
    assert (result.complete, result.ties) == (True, ())


def test_an_order_that_misses_a_project_is_refused() -> None:
    with pytest.raises(BadRule, match="every project once"):
        count_greedy(vote(100, FOUR), GREEDY, tie_order=["A", "B", "C"])


def test_every_project_is_told_why_it_won_or_lost() -> None:
    reasons = {
        v.project.id: v.reason for v in count_greedy(vote(100, {**FOUR, "E": (500, 99)}, 20), THRESHOLD).verdicts
    }
    assert reasons == {
        "A": "50 votes; it costs 60, and 100 was left.",
        "B": "40 votes; it costs 50, but only 40 was left. 10 more votes would have been enough.",
        "C": "30 votes; it costs 30, and 40 was left.",
        "D": "20 votes; it costs 10, and 10 was left.",
        "E": "99 votes; it costs 500, but only 100 was left. It costs more than the whole budget.",
    }
    stopped = {v.project.id: v for v in count_greedy(vote(100, FOUR), NO_SKIP).verdicts}
    assert stopped["C"].reason == (
        "30 votes; the rule stops at the first project that does not fit, and that was B. "
        "10 more votes would have been enough."
    )
    below = {v.project.id: v for v in count_greedy(vote(100, {"A": (60, 50), "D": (10, 20)}, 30), THRESHOLD).verdicts}
    assert (
        below["D"].reason == "20 votes, fewer than the 30 that the rule asks for. 10 more votes would have been enough."
    )


def test_points_are_called_points() -> None:
    points = BudgetVote(10, (Project("A", 20, votes=1, score=1),), {}, VoteType.CUMULATIVE)
    assert count_greedy(points, GREEDY).verdicts[0].reason.startswith("1 point; it costs 20")


@st.composite
def votes(draw: st.DrawFn) -> BudgetVote:
    size = draw(st.integers(1, 6))
    cost, score = st.integers(1, 40), st.integers(0, 12)
    projects = {f"P{number}": (draw(cost), draw(score)) for number in range(size)}
    return vote(draw(st.integers(0, 80)), projects, draw(st.integers(0, 6)))


@settings(deadline=None, max_examples=100)
@given(votes(), st.sampled_from([GREEDY, NO_SKIP, THRESHOLD]))
def test_the_missing_votes_are_enough_and_one_fewer_is_not(ballots: BudgetVote, rule: BudgetRule) -> None:
    order = sorted(project.id for project in ballots.projects)
    result = count_greedy(ballots, rule, tie_order=order)
    for verdict in result.verdicts:
        if verdict.selected:
            assert verdict.missing_votes is None
        elif verdict.missing_votes is None:
            assert verdict.project.cost > ballots.budget
        else:
            more, wanted = verdict.missing_votes, verdict.project
            assert wanted.id in count_greedy(lifted(ballots, wanted, more), rule, tie_order=order).selected
            assert wanted.id not in count_greedy(lifted(ballots, wanted, more - 1), rule, tie_order=order).selected


def lifted(ballots: BudgetVote, project: Project, more: int) -> BudgetVote:
    higher = Project(project.id, project.cost, votes=project.votes + more, score=project.score + more)
    projects = tuple(higher if other == project else other for other in ballots.projects)
    return BudgetVote(ballots.budget, projects, {}, threshold=ballots.threshold)


@settings(deadline=None, max_examples=80)
@given(votes(), st.sampled_from([GREEDY, NO_SKIP, THRESHOLD]), st.randoms(use_true_random=False))
def test_the_order_of_the_projects_makes_no_difference(
    ballots: BudgetVote, rule: BudgetRule, shuffler: random.Random
) -> None:
    projects = list(ballots.projects)
    shuffler.shuffle(projects)
    moved = BudgetVote(ballots.budget, tuple(projects), {}, threshold=ballots.threshold)
    first, second = count_greedy(ballots, rule), count_greedy(moved, rule)
    assert (first.selected, first.complete, first.verdicts) == (second.selected, second.complete, second.verdicts)
