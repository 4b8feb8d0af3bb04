"""Retained patronage by year: oldest years are paid back first, everybody of one year alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from coop.surplus.calculations.sharing import share_pool


@dataclass(frozen=True, slots=True)
class Tranche:
    """What one member still has from one year, in minor units."""

    member: str
    number: int
    year: int
    amount: int


def due(tranches: Sequence[Tranche], *, year: int, after_years: int) -> list[Tranche]:
    """Those old enough to be paid back in ``year``, oldest first."""
    old = [tranche for tranche in tranches if tranche.amount and tranche.year + after_years <= year]
    return sorted(old, key=lambda tranche: (tranche.year, tranche.number, tranche.member))


def pay_back(tranches: Sequence[Tranche], amount: int) -> list[tuple[Tranche, int]]:
    """Share ``amount`` over the tranches: whole years from the oldest on; the last one in proportion.

    Returns each tranche that gets something with what it gets. Never more than there is.
    Raises ValueError for an amount below nought.
    """
    if amount < 0:
        raise ValueError("An amount to pay back is not below nought.")
    found: list[tuple[Tranche, int]] = []
    for year in sorted({tranche.year for tranche in tranches}):
        mine = sorted(
            (tranche for tranche in tranches if tranche.year == year and tranche.amount),
            key=lambda tranche: (tranche.number, tranche.member),
        )
        part = min(amount, sum(tranche.amount for tranche in mine))
        if not part:
            continue
        amounts = share_pool(part, [Fraction(t.amount) for t in mine], [t.number for t in mine], year=year)
        found += [(tranche, paid) for tranche, paid in zip(mine, amounts, strict=True) if paid]
        amount -= part
    return found


def instalments(amount: int, percents: Sequence[Fraction | int]) -> list[int]:
    """An exit balance in parts, such as 30, 35 and 35 %: rounded down, the rest in the last."""
    if sum(percents) != 100:
        raise ValueError("The instalments add up to 100 %.")
    parts = [int(amount * Fraction(percent) // 100) for percent in percents[:-1]]
    return [*parts, amount - sum(parts)]
