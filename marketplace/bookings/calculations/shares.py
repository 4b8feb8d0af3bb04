"""Where each unit of the price goes, planned: the worker, running the co-op, the cost of the card."""

from dataclasses import dataclass

from foundation.money.split import split_by_largest_remainder

BASIS = 10_000


@dataclass(frozen=True)
class PlannedSplit:
    """Minor units. `worker + contribution == total` always; the card cost is an estimate paid out of the contribution.

    `card_shown` and `running` are the two parts of the contribution: where a card costs more than the contribution
    brings in, the whole contribution goes to the card and `co_op_adds` is what the co-op pays on top.
    """

    total: int
    worker: int
    contribution: int
    card_cost: int

    @property
    def card_shown(self) -> int:
        return min(self.card_cost, self.contribution)

    @property
    def running(self) -> int:
        return self.contribution - self.card_shown

    @property
    def co_op_adds(self) -> int:
        return self.card_cost - self.card_shown


def plan_split(
    total: int, *, levy_bp: int, card_bp: int, card_fixed: int, worker_bears_card: bool = False
) -> PlannedSplit:
    """Split a price of `total` minor units by the voted levy in basis points (800 = 8 %).

    The largest remainder decides the odd unit, and a tie goes to the worker. The card cost is rounded up, so that
    the estimate is never too rosy. Where the members voted that workers bear the card cost, its expected amount (never
    the real one, so that the share is known beforehand) moves from the worker's share to the contribution.
    Raises ValueError for a levy outside 0..10000 or a negative cost.
    """
    if not 0 <= levy_bp <= BASIS or card_bp < 0 or card_fixed < 0:
        raise ValueError(f"not a levy and card cost: {levy_bp}, {card_bp}, {card_fixed}")
    worker, contribution = split_by_largest_remainder(total, [BASIS - levy_bp, levy_bp])
    card_cost = -(-total * card_bp // BASIS) + card_fixed if total else 0
    if worker_bears_card:
        moved = min(card_cost, worker)
        worker, contribution = worker - moved, contribution + moved
    return PlannedSplit(total=total, worker=worker, contribution=contribution, card_cost=card_cost)
