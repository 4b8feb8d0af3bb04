"""The rules by which most cities fund projects: most votes first, until the money is gone.

``greedy`` passes over a project that no longer fits; ``greedy-no-skip`` stops at the first that does not fit;
``greedy-threshold`` is greedy among the projects that reach the minimum score. Where a vote states a minimum score
``greedy-no-skip`` keeps to it too, as the cities do that use it. Equal scores: the cheaper project first, then the
committed order. A tie matters only where the order of equals decides who is funded.
"""

from collections.abc import Sequence
from itertools import groupby

from coop.counting.calculations.budget import BudgetResult, BudgetTie, BudgetVote, Project
from coop.counting.calculations.greedy_reasons import explain_greedy
from coop.counting.enums import BudgetRule, Settled
from coop.counting.errors import BadRule


def count_greedy(vote: BudgetVote, rule: BudgetRule, *, tie_order: Sequence[str] | None = None) -> BudgetResult:
    """Fund projects by score. ``tie_order`` lists project ids, best first.

    Raises:
        BadRule: the rule needs a minimum score that the vote does not state, or the tie order misses a project.
    """
    if rule is BudgetRule.GREEDY_THRESHOLD and vote.threshold is None:
        raise BadRule("the rule greedy-threshold needs a min_project_score_threshold in META.")
    rank = _ranks(vote, tie_order)
    least = 0 if rule is BudgetRule.GREEDY or vote.threshold is None else vote.threshold
    running = [project for project in vote.projects if project.score >= least]
    groups = [
        sorted(group, key=lambda project: (rank.get(project.id, 0), project.id))
        for _, group in groupby(sorted(running, key=_standing), key=_standing)
    ]
    stop_early = rule is BudgetRule.GREEDY_NO_SKIP
    chosen: list[Project] = []
    ties: list[BudgetTie] = []
    left = vote.budget
    open_end = complete = True
    for group in groups:
        if len(group) > 1 and not _order_is_free(group, left):
            ids = tuple(sorted(project.id for project in group))
            settled = Settled.COMMITTED_ORDER if tie_order is not None else Settled.UNSETTLED
            ties.append(BudgetTie(ids, settled, group[0].id if tie_order is not None else None))
            if tie_order is None:
                complete = False
                break
        for project in group if open_end else ():
            if project.cost <= left:
                chosen.append(project)
                left -= project.cost
            elif stop_early:
                open_end = False
                break
    order = [project for group in groups for project in group]
    verdicts = explain_greedy(vote, order, chosen, least, rank, stop_early=stop_early) if complete else ()
    return BudgetResult(
        vote=vote,
        rule=rule,
        selected=tuple(project.id for project in chosen),
        cost=vote.budget - left,
        verdicts=verdicts,
        ties=tuple(ties),
        complete=complete,
    )


def _ranks(vote: BudgetVote, tie_order: Sequence[str] | None) -> dict[str, int]:
    if tie_order is None:
        return {}
    if sorted(tie_order) != sorted(project.id for project in vote.projects):
        raise BadRule("the tie order must name every project once.")
    return {project: place for place, project in enumerate(tie_order)}


def _standing(project: Project) -> tuple[int, int]:
    return -project.score, project.cost


def _order_is_free(group: list[Project], left: int) -> bool:
    """Equals here cost the same, so either all of them fit, or none does, or their order decides."""
    fitting = left // group[0].cost if group[0].cost else len(group)
    return fitting == 0 or fitting >= len(group)
