"""The same method, many times faster: whole-number bounds instead of exact fractions, and proof that they suffice.

Completing a run by raising everybody's share one unit at a time means hundreds of runs. Here every voter's money is
held from below in a fixed whole-number scale, with one bound for how far below the truth it can be. Each comparison
is made only where the bounds settle it. If they do not, ``Undecided`` is raised and the caller runs exactly; so a
sequence returned from here is the exact one, never an approximation.

The same bound serves a second purpose: started with a width, it covers a whole range of shares at once, and proves
that the same projects are bought, in the same order, at every share in the range.

Why the bounds hold. Let a <= t <= a + e for each voter's money t. More money means a lower price, so the price from
the a's is an upper bound P. With R voters paying P in full and U voters who pay all they have and might hold
something, the true price is at least P - d where d = ceil((U*e + R - 1) / R). After paying, a' = max(a - P, 0) is
still below the truth and e' = e + d + 1 bounds the distance; whoever surely holds nothing is set to exactly 0.
"""

import heapq

from coop.counting.calculations.equal_shares import Shares

# Binary digits kept below 1/voters of the smallest unit of money, tried in turn.
SCALES = (64, 256)
_MAYBE_EMPTY = -1


class Undecided(Exception):
    """The bounds overlap: only an exact run can say what happens."""


def run_within_bounds(shares: Shares, raised: int, *, width: int = 0) -> tuple[list[int], list[tuple[int, ...]]]:
    """What is bought, in order, at every share from ``raised`` to ``raised + width`` extra units of currency.

    Also returns each set of projects that only the committed order could tell apart.

    Raises:
        Undecided: the bounds cannot prove one answer for the whole range.
    """
    for scale in SCALES if width == 0 else SCALES[:1]:
        try:
            return _BoundedRun(shares, raised, width, scale).run()
        except Undecided:
            continue
    raise Undecided


class _BoundedRun:
    def __init__(self, shares: Shares, raised: int, width: int, scale: int) -> None:
        self.shares, self.scale = shares, scale
        self.money = [shares.endowment(raised) << scale] * len(shares.sizes)
        self.error = (shares.endowment(raised + width) << scale) - (shares.endowment(raised) << scale)
        self.cost = [project.cost * shares.voters << scale for project in shares.vote.projects]
        self.price = {place: -(-self.cost[place] // shares.votes[place]) for place in shares.field}

    def run(self) -> tuple[list[int], list[tuple[int, ...]]]:
        bought = list(self.shares.free)
        lots: list[tuple[int, ...]] = []
        queue = [(-(self.shares.votes[place] << self.scale), place) for place in self.shares.field]
        heapq.heapify(queue)
        while queue:
            found: list[tuple[int, int, int, int, int]] = []
            best = 0
            while queue and -queue[0][0] >= best:
                place = heapq.heappop(queue)[1]
                bounds = self._bounds(place)
                if bounds is not None:
                    found.append((*bounds, place))
                    best = max(best, bounds[0])
            if not found:
                break
            winner = self._winner([entry for entry in found if entry[1] >= best], lots)
            for entry in found:
                if entry[4] != winner[4]:
                    heapq.heappush(queue, (-entry[1], entry[4]))
            self._pay(winner[4], unsure=winner[2], payers=winner[3])
            bought.append(winner[4])
        return bought, lots

    def _winner(
        self, front: list[tuple[int, int, int, int, int]], lots: list[tuple[int, ...]]
    ) -> tuple[int, int, int, int, int]:
        """The one project whose lower bound no other upper bound reaches, or the tie-break between exact equals."""
        if len(front) == 1:
            return front[0]
        if any(low != high or low != front[0][0] for low, high, *_ in front):
            raise Undecided
        shares = self.shares
        front.sort(key=lambda entry: (*shares.tie_key(entry[4]), shares.rank[entry[4]]))
        equals = [entry[4] for entry in front if shares.tie_key(entry[4]) == shares.tie_key(front[0][4])]
        if len(equals) > 1:
            lots.append(tuple(equals))
        return front[0]

    def _bounds(self, place: int) -> tuple[int, int, int, int] | None:
        """Lower and upper bound of the effective votes, how many poor supporters may hold something, how many pay
        the full price; none if the project surely cannot be afforded."""
        cost = self.cost[place]
        price, payers, unsure, short = self.shares.supporters[place].price(self.money, cost, self.price[place])
        if payers == 0:
            if short <= unsure * self.error:
                raise Undecided
            return None
        self.price[place] = price
        if unsure == 0:  # whoever can pay pays the same: effective votes are exactly their number
            return payers << self.scale, payers << self.scale, 0, payers
        margin = -(-(unsure * self.error + payers - 1) // payers)
        if margin >= price:
            raise Undecided
        numerator = cost << self.scale
        return numerator // price, numerator // (price - margin) + 1, unsure, payers

    def _pay(self, place: int, *, unsure: int, payers: int) -> None:
        price, money = self.price[place], self.money
        margin = -(-(unsure * self.error + payers - 1) // payers)
        surely = price - margin - self.error  # whoever seems to hold this or less has nothing left
        if surely < 0:
            raise Undecided
        for group in self.shares.groups[place]:
            held = money[group]
            if held > price:
                money[group] = held - price
            else:
                money[group] = 0 if held <= surely else _MAYBE_EMPTY
        self.error += margin + 1
