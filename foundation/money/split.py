"""Share out a whole number in proportion, losing nothing: the method of largest remainder.

One implementation for the whole house: surplus, crew pay, refunds and the counts of votes all use it.
Pure Python; exact on integers and fractions; knows no currency, so the unit is whatever the caller counts in
(pence, minutes, seats).
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Any


def split_by_largest_remainder(
    total: int,
    weights: Sequence[int | Fraction],
    *,
    tie_order: Sequence[object] | None = None,
) -> list[int]:
    """Split ``total`` into one whole part per weight; the parts always sum to ``total``.

    Every part is first rounded towards zero. The units left over go one each to the parts with the largest
    fractional remainder. Equal remainders are settled by the lowest key in ``tie_order`` (a member number, a
    committed order), and where that is not given, or two keys are the same, by position: first come first.
    A weight of zero receives nothing. A negative total is the mirror image: ``split(-t) == [-x for x in split(t)]``,
    so that taking a payment back undoes it to the unit.

    Args:
        total: the whole number to share, in any unit; may be negative.
        weights: whole numbers or fractions, none negative. Floats are refused.
        tie_order: one comparable key per weight; lower goes first.

    Raises:
        TypeError: the total is not a whole number, or a weight is neither that nor a fraction.
        ValueError: a weight is negative; the weights are all zero (or there are none) and the total is not;
            ``tie_order`` has a different length from ``weights``.
    """
    if not isinstance(total, int):
        raise TypeError(f"The total must be a whole number, not {type(total).__name__}.")
    shares = _as_whole_numbers(weights)
    keys: Sequence[Any] = range(len(shares)) if tie_order is None else tie_order
    if len(keys) != len(shares):
        raise ValueError(f"There are {len(shares)} weights but {len(keys)} keys to settle ties.")
    whole = sum(shares)
    if whole == 0:
        if total:
            raise ValueError(f"Cannot share {total} out: every weight is zero.")
        return [0] * len(shares)

    sign, size = (-1, -total) if total < 0 else (1, total)
    parts: list[int] = []
    remainders: list[int] = []
    for share in shares:
        part, remainder = divmod(size * share, whole)
        parts.append(part)
        remainders.append(remainder)
    # Fewer units are left over than there are parts with a remainder, so a part of zero weight is never reached.
    left_over = size - sum(parts)
    for index in sorted(range(len(shares)), key=lambda i: (-remainders[i], keys[i], i))[:left_over]:
        parts[index] += 1
    return [sign * part for part in parts]


def _as_whole_numbers(weights: Sequence[int | Fraction]) -> list[int]:
    """Bring the weights to one common denominator and keep the numerators: their proportions are unchanged."""
    for weight in weights:
        if not isinstance(weight, int | Fraction):
            raise TypeError(f"A weight must be a whole number or a fraction, not {type(weight).__name__}.")
        if weight < 0:
            raise ValueError(f"A weight cannot be negative: {weight}.")
    common = lcm(*(weight.denominator for weight in weights))
    return [weight.numerator * (common // weight.denominator) for weight in weights]
