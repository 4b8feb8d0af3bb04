"""Look at an allocation as a stranger would: do the sums hold, is anybody below nought, is enough of it in cash?"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from coop.surplus.calculations.numbers import grouped, points


@dataclass(frozen=True, slots=True)
class Row:
    """One member's part: minor units."""

    member: str
    total: int
    cash: int
    retained: int


def problems_with_rows(surplus: int, rows: Sequence[Row], min_cash_percent: Fraction | int = 0) -> list[str]:
    """What is wrong with these rows, in words; nothing when all holds.

    ``surplus``: what they must add up to. ``min_cash_percent``: the least part, in points, that each gets in money.
    """
    found: list[str] = []
    total = sum(row.total for row in rows)
    if total != surplus:
        found.append(f"The parts add up to {grouped(total)}, not to {grouped(surplus)}.")
    for row in rows:
        for what, amount in (("total", row.total), ("cash", row.cash), ("retained", row.retained)):
            if amount < 0:
                found.append(f"{row.member}: {what} is below nought ({grouped(amount)}).")
        if row.cash + row.retained != row.total:
            both = grouped(row.cash + row.retained)
            found.append(f"{row.member}: cash and retained are {both} together, not {grouped(row.total)}.")
        if row.total > 0 and row.cash * 100 < row.total * Fraction(min_cash_percent):
            found.append(f"{row.member}: less than {points(Fraction(min_cash_percent))} is in cash.")
    return found
