"""Second implementations, as naive as possible, that share no line with the room: the oracles of its tests.

The STV oracle moves one piece of paper at a time with decimal numbers; the Equal Shares oracle works out every price
of every project in every round with fractions, one voter at a time.
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

FIVE_PLACES = Decimal("0.00001")


@dataclass
class Paper:
    choices: list[int]
    worth: Decimal = Decimal(1)


def naive_stv(candidates, seats, rankings, order, withdrawn=()):
    """Count by SSI 2007/42. ``rankings`` has one list per paper; ``order`` settles lots, best first.

    Returns the quota, the elected by stage, and the totals of every candidate at every stage.
    """
    standing = [c for c in range(1, candidates + 1) if c not in withdrawn]
    piles = {c: [] for c in standing}
    for ranking in rankings:
        choices = [c for c in ranking if c in standing]
        if choices:
            piles[choices[0]].append(Paper(choices))
    valid = sum(len(pile) for pile in piles.values())
    quota = Decimal(valid // (seats + 1) + 1)
    continuing, elected, waiting = list(standing), {}, []
    totals = {c: sum((p.worth for p in piles[c]), Decimal(0)) for c in standing}
    history = [dict(totals)]

    def settle():
        stage = len(history)
        for c in list(continuing):
            if totals[c] >= quota:
                continuing.remove(c)
                elected[c] = stage
                if totals[c] > quota:
                    waiting.append(c)
        if len(continuing) <= seats - len(elected):
            for c in list(continuing):
                continuing.remove(c)
                elected[c] = stage

    def pick(field, best):
        """Narrow by the latest stage that differs, then by the order."""
        field = list(field)
        for table in reversed(history):
            wanted = (max if best else min)(table[c] for c in field)
            field = [c for c in field if table[c] == wanted]
        return (min if best else max)(field, key=order.index)

    def send(source, worth_of):
        for paper in piles.pop(source):
            later = [c for c in paper.choices[paper.choices.index(source) + 1 :] if c in continuing]
            if later:
                paper.worth = worth_of(paper)
                piles[later[0]].append(paper)
                totals[later[0]] += paper.worth

    settle()
    while len(elected) < seats and continuing:
        if waiting:
            source = pick(waiting, best=True)
            waiting.remove(source)
            surplus, held = totals[source] - quota, totals[source]
            totals[source] = quota
            send(source, lambda p, s=surplus, h=held: (s * p.worth / h).quantize(FIVE_PLACES, ROUND_DOWN))
        else:
            source = pick(continuing, best=False)
            continuing.remove(source)
            totals[source] = Decimal(0)
            send(source, lambda p: p.worth)
        history.append(dict(totals))
        settle()
    return int(quota), elected, history


def naive_equal_shares(budget, costs, ballots, *, raised=0, rank=None, extra=None):
    """Which projects are bought, in order, with ``raised`` more for every voter. ``ballots`` are sets of places.

    ``extra`` is (place, how many): that many more voters who approve only this, without changing anybody's share.
    """
    share = Fraction(budget, len(ballots)) + raised
    ballots = [set(ballot) for ballot in ballots]
    if extra is not None:
        ballots += [{extra[0]}] * extra[1]
    money = [share] * len(ballots)
    rank = rank if rank is not None else range(len(costs))
    supporters = {j: [i for i, ballot in enumerate(ballots) if j in ballot] for j in range(len(costs))}
    left = [j for j in supporters if supporters[j]]
    bought = []
    while True:
        offers = []
        for j in left:
            price = _price(costs[j], [money[i] for i in supporters[j]])
            if price is not None:
                worth = Fraction(costs[j]) / price if price else Fraction(10**12)
                offers.append((-worth, costs[j], -len(supporters[j]), rank[j], j, price))
        if not offers:
            return bought
        *_, j, price = min(offers)
        for i in supporters[j]:
            money[i] -= min(price, money[i])
        bought.append(j)
        left.remove(j)


def _price(cost, purses):
    """The smallest p with sum(min(p, purse)) = cost: try every number of people who cannot pay in full."""
    if sum(purses) < cost:
        return None
    purses = sorted(purses)
    for poor in range(len(purses)):
        price = Fraction(cost - sum(purses[:poor])) / (len(purses) - poor)
        if purses[poor] >= price:
            return price
    raise AssertionError("somebody can always pay the price")


def naive_add1(budget, costs, ballots, *, stop, rank=None):
    """The completion add1, one unit at a time."""
    wanted = {j for ballot in ballots for j in ballot}
    raised, chosen = 0, naive_equal_shares(budget, costs, ballots, rank=rank)
    while True:
        spent = sum(costs[j] for j in chosen)
        rest = wanted - set(chosen)
        if not rest or (stop == "exhaustive" and all(costs[j] > budget - spent for j in rest)):
            return raised, chosen
        after = naive_equal_shares(budget, costs, ballots, raised=raised + 1, rank=rank)
        if sum(costs[j] for j in after) > budget:
            return raised, chosen
        raised, chosen = raised + 1, after
