"""A whole count by Equal Shares: the completion, ties, and the reasons."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations, product
from math import factorial, prod

from coop.counting.calculations.budget import BudgetResult, BudgetTie, BudgetVote
from coop.counting.calculations.equal_shares import Shares, run_exactly
from coop.counting.calculations.equal_shares_bounds import Undecided, run_within_bounds
from coop.counting.calculations.equal_shares_reasons import explain_equal_shares
from coop.counting.enums import BudgetRule, Completion, Settled, Stop, VoteType
from coop.counting.errors import BadRule

Progress = Callable[[str], None]
Lots = set[tuple[int, ...]]

MOST_ORDERS = 24
_MOST_PATIENCE = 64


def count_equal_shares(
    vote: BudgetVote,
    *,
    completion: Completion = Completion.NONE,
    stop: Stop | None = None,
    increment: int = 1,
    tie_order: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> BudgetResult:
    """Share a budget out by Equal Shares.

    With the completion ``add1`` everybody's share rises by ``increment`` units of currency at a time, and ``stop``
    says until when: ``exhaustive`` takes the first outcome after which no project that anybody wants still fits;
    ``until-overspend`` goes on until one more step would cost more than the budget. ``tie_order`` lists project ids,
    best first; without it a tie that decides who is funded leaves the result with ``complete`` false.

    Raises:
        BadRule: not an approval vote; add1 without a stop rule; or a tie order that misses a project.
    """
    _check(vote, completion, stop, increment)
    rank = _ranks(vote, tie_order)

    def attempt(ranks: Sequence[int], lots: Lots) -> tuple[int, frozenset[int]]:
        return complete(Shares(vote, ranks), completion, stop, increment, lots, progress)

    lots: Lots = set()
    raised, chosen = attempt(rank, lots)
    settled = Settled.COMMITTED_ORDER
    if tie_order is None:
        same = not lots or _same_in_every_order(rank, lots, chosen, attempt)
        settled = Settled.NOT_NEEDED if same else Settled.UNSETTLED
    done = settled is not Settled.UNSETTLED
    shares = Shares(vote, rank)
    trace = run_exactly(shares, raised, explain=True)
    if frozenset(trace.places) != chosen:
        raise AssertionError("the exact run and the bounded run agree")
    return BudgetResult(
        vote=vote,
        rule=BudgetRule.EQUAL_SHARES,
        selected=tuple(vote.projects[place].id for place in trace.places) if done else (),
        cost=sum(vote.projects[place].cost for place in trace.places) if done else 0,
        verdicts=explain_equal_shares(shares, trace) if done else (),
        ties=tuple(_tie(vote, lot, rank, settled) for lot in sorted(lots)),
        complete=done,
        completion=completion,
        stop=stop if completion is Completion.ADD1 else None,
        per_voter=Fraction(shares.endowment(raised), shares.voters) if shares.voters else None,
        raised=raised,
    )


def _check(vote: BudgetVote, completion: Completion, stop: Stop | None, increment: int) -> None:
    if vote.vote_type not in (VoteType.APPROVAL, VoteType.CHOOSE_1):
        raise BadRule(f"Equal Shares counts approval ballots, and these are {vote.vote_type} ballots.")
    if completion is Completion.ADD1 and stop is None:
        raise BadRule("the completion add1 needs a stop rule, exhaustive or until-overspend: they can differ.")
    if increment < 1:
        raise BadRule("the increment must be at least 1.")


def _ranks(vote: BudgetVote, tie_order: Sequence[str] | None) -> list[int]:
    """Each project's place in the order that settles ties; by id where there is none, to have some order at all."""
    ids = [project.id for project in vote.projects]
    if tie_order is not None and sorted(tie_order) != sorted(ids):
        raise BadRule("the tie order must name every project once.")
    order = {project: place for place, project in enumerate(tie_order if tie_order is not None else sorted(ids))}
    return [order[project] for project in ids]


def _tie(vote: BudgetVote, lot: Sequence[int], rank: Sequence[int], settled: Settled) -> BudgetTie:
    first = vote.projects[min(lot, key=lambda place: rank[place])].id
    ids = tuple(sorted(vote.projects[place].id for place in lot))
    return BudgetTie(ids, settled, None if settled is Settled.UNSETTLED else first)


def complete(
    shares: Shares,
    completion: Completion,
    stop: Stop | None,
    increment: int,
    lots: Lots,
    progress: Progress | None = None,
) -> tuple[int, frozenset[int]]:
    """How far the share is raised in the end, in units of currency, and what is bought then. Notes ``lots``."""
    steps = _Steps(shares, increment)
    raised, chosen = 0, steps.take(lots)
    while completion is Completion.ADD1:
        left = shares.vote.budget - sum(shares.vote.projects[place].cost for place in chosen)
        open_projects = [place for place in shares.field if place not in chosen]
        if not open_projects:
            break
        if stop is Stop.EXHAUSTIVE and all(shares.vote.projects[place].cost > left for place in open_projects):
            break
        last = steps.covered
        after = steps.take(lots)
        if sum(shares.vote.projects[place].cost for place in after) > shares.vote.budget:
            return last, chosen
        raised, chosen = steps.raised, after
        if progress is not None:
            progress(f"{raised:,} units added to every share, {len(chosen)} projects")
    return raised, chosen


class _Steps:
    """Goes up one increment at a time, or over many at once where the bounds prove that nothing changes."""

    def __init__(self, shares: Shares, increment: int) -> None:
        self.shares, self.increment = shares, increment
        self.raised = self.covered = -increment
        self.ahead = 0
        self.patience = self.streak = 1

    def take(self, lots: Lots) -> frozenset[int]:
        """What is bought at the next share. ``raised`` is then that share, ``covered`` the last with the same
        outcome that has been proved."""
        self.raised = self.covered + self.increment
        while self.ahead:
            try:
                return self._run(lots, self.ahead)
            except Undecided:
                self.ahead //= 4
                self.patience, self.streak = min(2 * self.patience, _MOST_PATIENCE), 0
        try:
            return self._run(lots, 0)
        except Undecided:
            trace = run_exactly(self.shares, self.raised)
            lots.update(tuple(sorted((bought.place, *bought.tied))) for bought in trace.purchases if bought.tied)
            self.covered = self.raised
            return frozenset(trace.places)

    def _run(self, lots: Lots, ahead: int) -> frozenset[int]:
        bought, tied = run_within_bounds(self.shares, self.raised, width=ahead * self.increment)
        lots.update(tuple(sorted(lot)) for lot in tied)
        self.covered = self.raised + ahead * self.increment
        self.streak += 1
        if ahead:
            self.patience = 1
        if self.streak >= self.patience:
            self.ahead = 2 * ahead + 1
        return frozenset(bought)


def _same_in_every_order(
    rank: Sequence[int],
    lots: Lots,
    chosen: frozenset[int],
    attempt: Callable[[Sequence[int], Lots], tuple[int, frozenset[int]]],
) -> bool:
    """Whether the same projects are funded whichever order settles the ties. With too many orders to try, the tie is
    taken to matter. They are tried in an order of ``rank``: which ties are met before the first other outcome does not
    depend on where a project stands in the file."""
    tried: set[tuple[int, ...]] = set()
    while True:
        groups = _merged(lots, rank)
        if prod(factorial(len(group)) for group in groups) > MOST_ORDERS:
            return False
        fresh = False
        for orders in product(*(permutations(group) for group in groups)):
            ranks = list(rank)
            for group, order in zip(groups, orders, strict=True):
                for place, value in zip(order, sorted(rank[p] for p in group), strict=True):
                    ranks[place] = value
            if tuple(ranks) in tried:
                continue
            tried.add(tuple(ranks))
            before = len(lots)
            if attempt(ranks, lots)[1] != chosen:
                return False
            fresh = fresh or len(lots) > before
        if not fresh:
            return True


def _merged(lots: Lots, rank: Sequence[int]) -> list[list[int]]:
    """Sets of tied projects, joined where they overlap; in the order of ``rank``, within each and among them."""
    groups: list[set[int]] = []
    for lot in sorted(lots):
        group = set(lot)
        for other in [other for other in groups if other & group]:
            group |= other
            groups.remove(other)
        groups.append(group)
    ordered = [sorted(group, key=lambda place: rank[place]) for group in groups]
    return sorted(ordered, key=lambda group: rank[group[0]])
