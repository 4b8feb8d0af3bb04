"""A budget vote as data: projects with costs, and ballots, equal ones kept together.

Money is whole numbers of the smallest unit the file uses; ``unit`` says how many of them make one unit of currency
(1 for whole pounds, 100 for pounds and pence).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from coop.counting.enums import BudgetRule, Completion, Settled, Stop, VoteType


@dataclass(frozen=True, slots=True)
class Project:
    """``score`` is what greedy rules rank by: approvals, or points; ``votes`` is how many ballots name it."""

    id: str
    cost: int
    name: str = ""
    votes: int = 0
    score: int = 0


@dataclass(frozen=True, slots=True)
class BudgetVote:
    """``ballots`` maps the places in ``projects`` that a ballot approves (ascending) to how many voters cast it.

    An empty ballot still has its voter, who has an equal share of the budget like everybody else.
    """

    budget: int
    projects: tuple[Project, ...]
    ballots: Mapping[tuple[int, ...], int]
    vote_type: VoteType = VoteType.APPROVAL
    unit: int = 1
    threshold: int | None = None
    title: str = ""

    @property
    def voters(self) -> int:
        return sum(self.ballots.values())


def approval_vote(
    budget: int, costs: Mapping[str, int], ballots: Sequence[Sequence[str]], *, unit: int = 1
) -> BudgetVote:
    """Build an approval vote from project ids, one list of ids per ballot."""
    places = {project: place for place, project in enumerate(costs)}
    grouped: dict[tuple[int, ...], int] = {}
    votes = [0] * len(places)
    for ballot in ballots:
        key = tuple(sorted({places[project] for project in ballot}))
        grouped[key] = grouped.get(key, 0) + 1
        for place in key:
            votes[place] += 1
    projects = tuple(
        Project(project, cost, votes=votes[places[project]], score=votes[places[project]])
        for project, cost in costs.items()
    )
    return BudgetVote(budget, projects, grouped, unit=unit)


@dataclass(frozen=True, slots=True)
class BudgetTie:
    """Projects that the rule itself cannot tell apart. ``chosen`` is none when the tie stopped the count."""

    projects: tuple[str, ...]
    settled: Settled
    chosen: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why one project won or lost.

    ``turn`` is its place in the order of choosing, from 1. ``effective`` is cost / price per voter when it was
    bought (Equal Shares); ``price`` that price in the smallest unit of money. ``missing_votes`` is how many more
    votes would have been enough, none where no number would do.
    """

    project: Project
    selected: bool
    turn: int | None
    reason: str
    missing_votes: int | None = None
    effective: Fraction | None = None
    price: Fraction | None = None


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """``selected`` is in the order of choosing; ``verdicts`` in the order of the ids. ``per_voter`` is each voter's
    final share in the smallest unit of money, and ``raised`` how many times the completion added one unit."""

    vote: BudgetVote
    rule: BudgetRule
    selected: tuple[str, ...]
    cost: int
    verdicts: tuple[Verdict, ...]
    ties: tuple[BudgetTie, ...]
    complete: bool
    completion: Completion | None = None
    stop: Stop | None = None
    per_voter: Fraction | None = None
    raised: int = 0
