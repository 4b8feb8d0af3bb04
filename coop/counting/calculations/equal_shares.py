"""The Method of Equal Shares for approval ballots, satisfaction = cost, in exact whole numbers (governance 5.5).

Every voter holds an equal share of the budget. A project can be bought when those who approve it have enough money
between them; they split its cost equally, and whoever has less pays all they have. ``cost / highest payment`` is its
number of effective votes: the project with the most is bought first. Equal: the lower cost, then more votes, then
the committed order, one order for the whole run.

Money is held in whole numbers of 1/(voters x denominator) of the smallest unit; the denominator grows when a cost
does not divide evenly, so nothing is ever rounded.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd

from coop.counting.calculations.budget import BudgetVote
from coop.counting.calculations.supporters import Supporters


@dataclass(frozen=True, slots=True)
class Purchase:
    """One project bought. ``price`` is the highest payment by one voter, in the smallest unit of money.

    ``tied`` are other projects that the rule could not tell apart from this one at that moment.
    """

    place: int
    effective: Fraction
    price: Fraction
    tied: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """One run at one endowment: what was bought, in order; and for each project that was not, the fewest more
    supporters with an untouched share that would have brought it in, and what its own supporters have left, in the
    smallest unit of money."""

    purchases: tuple[Purchase, ...]
    missing_votes: Mapping[int, int] = field(default_factory=dict)
    left: Mapping[int, Fraction] = field(default_factory=dict)

    @property
    def places(self) -> tuple[int, ...]:
        return tuple(purchase.place for purchase in self.purchases)


class Shares:
    """A budget vote prepared for repeated runs. Ballots that approve the same projects are one group."""

    def __init__(self, vote: BudgetVote, rank: Sequence[int]) -> None:
        """``rank`` gives each project's place in the order that settles ties; lower is better."""
        self.vote, self.rank = vote, rank
        self.voters = vote.voters
        self.sizes: list[int] = []
        self.groups: list[list[int]] = [[] for _ in vote.projects]
        for ballot, copies in vote.ballots.items():
            if not ballot:
                continue
            for place in ballot:
                self.groups[place].append(len(self.sizes))
            self.sizes.append(copies)
        self.votes = [sum(self.sizes[group] for group in groups) for groups in self.groups]
        self.supporters = {p: Supporters(groups, self.sizes) for p, groups in enumerate(self.groups) if groups}
        self.free = [p for p, project in enumerate(vote.projects) if project.cost == 0 and self.votes[p]]
        self.field = [p for p, project in enumerate(vote.projects) if project.cost > 0 and self.votes[p]]

    def tie_key(self, place: int) -> tuple[int, int]:
        """The rule's own tie-break: lower cost, then more votes."""
        return self.vote.projects[place].cost, -self.votes[place]

    def endowment(self, raised: int) -> int:
        """What one voter holds after ``raised`` units of currency were added, in 1/voters of the smallest unit."""
        return self.vote.budget + raised * self.voters * self.vote.unit


def run_exactly(shares: Shares, raised: int, *, explain: bool = False) -> Trace:
    """Run the method once, exactly, with ``raised`` extra units of currency for every voter."""
    return _ExactRun(shares, raised).run(explain=explain)


class _ExactRun:
    def __init__(self, shares: Shares, raised: int) -> None:
        self.shares = shares
        self.share = shares.endowment(raised)
        self.money = [self.share] * len(shares.sizes)
        self.denominator = 1

    def run(self, *, explain: bool) -> Trace:
        shares = self.shares
        bought = [Purchase(place, Fraction(shares.votes[place]), Fraction(0)) for place in shares.free]
        queue = [(Fraction(-shares.votes[place]), place) for place in shares.field]
        heapq.heapify(queue)
        missing: dict[int, int] = {}
        owned: set[int] = set()
        while queue:
            best, equals = self._best(queue)
            if not equals:
                break
            equals.sort(key=lambda place: (*shares.tie_key(place), shares.rank[place]))
            winner = equals[0]
            for place in equals[1:]:
                heapq.heappush(queue, (-best, place))
            tied = tuple(p for p in equals[1:] if shares.tie_key(p) == shares.tie_key(winner))
            owned.add(winner)
            if explain:
                self._note_missing(missing, best, winner, owned)
            price = self._pay(winner)
            bought.append(Purchase(winner, best, price, tied))
        if not explain:
            return Trace(tuple(bought))
        owned.update(shares.free)
        losers = [place for place in range(len(shares.groups)) if place not in owned]
        if self.share:
            for place in losers:
                missing[place] = min(missing.get(place, self._to_afford(place)), self._to_afford(place))
        scale = max(shares.voters, 1) * self.denominator
        return Trace(
            tuple(bought),
            {place: missing[place] for place in losers if place in missing},
            {place: Fraction(self._held(place), scale) for place in losers},
        )

    def _best(self, queue: list[tuple[Fraction, int]]) -> tuple[Fraction, list[int]]:
        """Take the projects with the most effective votes off the queue. Money only shrinks, so an older figure is
        an upper bound: only projects whose bound reaches the best found so far are worked out again."""
        best, found = Fraction(0), list[tuple[Fraction, int]]()
        while queue and -queue[0][0] >= best:
            _, place = heapq.heappop(queue)
            effective = self._effective(place)
            if effective is not None:
                found.append((effective, place))
                best = max(best, effective)
        for effective, place in found:
            if effective < best:
                heapq.heappush(queue, (-effective, place))
        return best, [place for effective, place in found if effective == best]

    def _price(self, place: int) -> tuple[int, int] | None:
        """The highest payment as (numerator, how many pay it); none if the supporters cannot afford the project."""
        cost = self._cost(place)
        supporters = self.shares.supporters[place]
        _, payers, _, rest = supporters.price(self.money, cost, -(-cost // supporters.voters))
        return (rest, payers) if payers else None

    def _cost(self, place: int) -> int:
        return self.shares.vote.projects[place].cost * self.shares.voters * self.denominator

    def _effective(self, place: int) -> Fraction | None:
        price = self._price(place)
        return None if price is None else Fraction(self._cost(place) * price[1], price[0])

    def _pay(self, place: int) -> Fraction:
        price = self._price(place)
        if price is None:
            raise AssertionError("a project that was chosen can be paid for")
        rest, payers = price
        factor = payers // gcd(rest, payers)
        if factor > 1:
            self.denominator *= factor
            self.money = [held * factor for held in self.money]
            rest *= factor
        top = rest // payers
        money = self.money
        for group in self.shares.groups[place]:
            money[group] = money[group] - top if money[group] > top else 0
        return Fraction(top, self.shares.voters * self.denominator)

    def _note_missing(self, missing: dict[int, int], best: Fraction, winner: int, owned: set[int]) -> None:
        """How many more supporters would have put a project ahead of ``winner`` now. At the price p = cost / best
        each supporter, old or new, pays the smaller of p and what he holds; a new one holds an untouched share."""
        shares, share = self.shares, self.share * self.denominator
        for place, project in enumerate(shares.vote.projects):
            if place in owned or not project.cost or not share:
                continue
            cost = self._cost(place)
            price = cost / best
            poor, rich = 0, 0
            if shares.votes[place]:
                poor, rich = shares.supporters[place].below(self.money, -(-price.numerator // price.denominator))
            short = cost - poor - rich * price
            each = min(price, Fraction(share))
            more = -(-short // each)
            if short == more * each and (rich or share >= price):  # exactly level then: the tie-break decides
                ours = (project.cost, -(shares.votes[place] + more), shares.rank[place])
                more += ours > (*shares.tie_key(winner), shares.rank[winner])
            missing[place] = min(missing.get(place, more), more)

    def _to_afford(self, place: int) -> int:
        """How many more supporters could have bought ``place`` with what was left at the end."""
        more = -(-(self._cost(place) - self._held(place)) // (self.share * self.denominator))
        return max(more, 1)

    def _held(self, place: int) -> int:
        return sum(self.money[group] * self.shares.sizes[group] for group in self.shares.groups[place])
