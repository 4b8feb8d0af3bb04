"""Share a pool of money among people: exact fractions, then largest remainder, losing nothing.

Ties go to the larger weight, then to the lower member number, and the numbers take turns from year to year: rotated by
(number - year) mod n, so that the odd cent does not always go to the same person.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cmp_to_key
from math import lcm

from coop.surplus.calculations.numbers import floor
from foundation.money.split import split_by_largest_remainder


def share_pool(
    pool: int,
    weights: Sequence[Fraction],
    numbers: Sequence[int],
    *,
    year: int | None = None,
    caps: Sequence[int] | None = None,
) -> list[int]:
    """Each one's part of ``pool`` minor units, in the order given.

    Without ``caps`` the parts sum to the pool. With them nobody gets more than their cap: what is too much is shared
    again among the others in proportion, as often as needed; when all are full, the parts sum to less.
    Raises ValueError when every weight is nought and the pool is not.
    """
    whole = _whole(weights)
    parts = [0] * len(whole)
    if caps is None:
        open_ones = [i for i, weight in enumerate(whole) if weight]
        left = pool
    else:
        open_ones, left = _fill_the_capped(pool, whole, caps, parts)
        if not open_ones and any(whole):
            return parts
    if not open_ones:
        if left:
            raise ValueError("every weight is nought")
        return parts
    keys = [(-whole[i], _turn(numbers[i], year, len(open_ones)), numbers[i]) for i in open_ones]
    for i, part in zip(
        open_ones, split_by_largest_remainder(left, [whole[i] for i in open_ones], tie_order=keys), strict=True
    ):
        parts[i] = part
    return parts


def caps_for(pool: int, max_share: Fraction, count: int) -> list[int]:
    """The most each may have: points of the pool, rounded down to the cent."""
    return [floor(pool * max_share / 100)] * count


def _whole(weights: Sequence[Fraction]) -> list[int]:
    common = lcm(*{weight.denominator for weight in weights})
    return [weight.numerator * (common // weight.denominator) for weight in weights]


def _turn(number: int, year: int | None, count: int) -> int:
    return 0 if year is None else (number - year) % count


def _fill_the_capped(pool: int, weights: list[int], caps: Sequence[int], parts: list[int]) -> tuple[list[int], int]:
    """Give their cap to all whose exact share would pass it; return who is still open and what is left for them.

    Whoever has the smallest cap for their weight is full first, so one pass in that order does all the rounds.
    """

    def by_ratio(a: int, b: int) -> int:  # cap / weight, compared without dividing
        return caps[a] * weights[b] - caps[b] * weights[a]

    order = sorted((i for i, weight in enumerate(weights) if weight), key=cmp_to_key(by_ratio))
    left, weight_left = pool, sum(weights)
    for place, i in enumerate(order):
        if left * weights[i] <= caps[i] * weight_left:
            return sorted(order[place:]), left
        parts[i] = caps[i]
        left -= caps[i]
        weight_left -= weights[i]
    return [], left
