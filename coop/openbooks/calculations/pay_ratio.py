"""The highest pay per hour as a multiple of the lowest, and how many people stand where between them. Pure.

Nothing is told about fewer than five people: no ratio among fewer, and no group with fewer in it, nor enough of its
neighbours to work it out from the whole. No sums either: with the figures of the ledger they would tell what those
earned who are not counted here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from coop.openbooks.calculations.small_cells import FEWEST

MINUTES_IN_AN_HOUR = 60
# Groups by how many times the lowest pay per hour: from the first number on, up to the next.
STEPS = (Fraction(1), Fraction(5, 4), Fraction(3, 2), Fraction(2), Fraction(3))


@dataclass(frozen=True, slots=True)
class Band:
    """People paid at least `above` times the lowest and less than `below` times (None: no limit); None when hidden."""

    above: Fraction
    below: Fraction | None
    people: int | None


@dataclass(frozen=True, slots=True)
class PayRatio:
    """`ratio` is the highest pay per hour divided by the lowest, `average` what all hours brought on average, in minor
    units an hour, rounded down. Both are None, and there are no bands, where fewer than five people are counted."""

    people: int
    ratio: Fraction | None
    average: int | None
    bands: tuple[Band, ...]

    @property
    def hidden(self) -> bool:
        return self.ratio is None


def pay_ratio(worked: Sequence[tuple[int, int]]) -> PayRatio:
    """From (minutes, minor units earned) of each person, both above nought."""
    if len(worked) < FEWEST:
        return PayRatio(len(worked), None, None, ())
    rates = [Fraction(earned, minutes) for minutes, earned in worked]
    lowest = min(rates)
    minutes, earned = (sum(column) for column in zip(*worked, strict=True))
    return PayRatio(
        people=len(worked),
        ratio=max(rates) / lowest,
        average=earned * MINUTES_IN_AN_HOUR // minutes,
        bands=_bands([rate / lowest for rate in rates]),
    )


def _bands(multiples: Sequence[Fraction]) -> tuple[Band, ...]:
    ends: tuple[Fraction | None, ...] = (*STEPS[1:], None)
    counts = [
        sum(1 for one in multiples if above <= one and (below is None or one < below))
        for above, below in zip(STEPS, ends, strict=True)
    ]
    hidden = {place for place, count in enumerate(counts) if 0 < count < FEWEST}
    rest = sorted((place for place in range(len(counts)) if counts[place] >= FEWEST), key=lambda place: counts[place])
    while hidden and rest and sum(counts[place] for place in hidden) < FEWEST:
        hidden.add(rest.pop(0))
    # An empty group beside hidden ones would say which of them the few are in.
    hidden |= {place for place, count in enumerate(counts) if hidden and not count}
    return tuple(
        Band(above, below, None if place in hidden else counts[place])
        for place, (above, below) in enumerate(zip(STEPS, ends, strict=True))
    )


def tenths(ratio: Fraction) -> int:
    """A ratio in tenths, rounded half up: 32 is 3.2 to 1."""
    return int((ratio * 10 + Fraction(1, 2)) // 1)
