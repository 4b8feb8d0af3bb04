"""Where the money of a booking is planned to go. Minor units; the parts always sum to the price."""

from dataclasses import dataclass

from foundation.money.calculations.money import basis_points


@dataclass(frozen=True)
class PlannedShares:
    """`worker + coop + outside` is the price. `outside` is what the card company is expected to take."""

    worker_minor: int
    coop_minor: int
    outside_minor: int

    @property
    def total_minor(self) -> int:
        return self.worker_minor + self.coop_minor + self.outside_minor


def planned_shares(
    total_minor: int, *, levy_bp: int, card_bp: int, card_fixed_minor: int, card_borne_by_coop: bool = True
) -> PlannedShares:
    """Split a price as planned: the co-op's share is `levy_bp` of it, and the card cost comes out of the bearer's part.

    The co-op shows at least nothing for itself: where the card is expected to cost more than its whole share, its bar
    is empty and the rest is its loss, never the worker's.
    """
    levy = basis_points(total_minor, levy_bp)
    worker = total_minor - levy
    card = basis_points(total_minor, card_bp) + card_fixed_minor if card_bp or card_fixed_minor else 0
    if card_borne_by_coop:
        outside = min(card, levy)
        return PlannedShares(worker, levy - outside, outside)
    outside = min(card, worker)
    return PlannedShares(worker - outside, levy, outside)


def worker_share(total_minor: int, *, levy_bp: int) -> int:
    """What the worker is promised of a price: all but the co-op's share."""
    return total_minor - basis_points(total_minor, levy_bp)
