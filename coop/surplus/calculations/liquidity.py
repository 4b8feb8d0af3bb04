"""Is there the money to pay this out? Minor units."""

from fractions import Fraction

from coop.surplus.calculations.numbers import ceiling


def distributable_cash(cash_available: int, minimum_reserve: int) -> int:
    """What may leave the bank: what is there above the reserve the co-op keeps. Never below nought."""
    return max(0, cash_available - minimum_reserve)


def cash_pool(allocated: int, retention: Fraction) -> int:
    """The part of an allocation to be paid in money, rounded up. ``retention``: the part kept, 0 to 1."""
    return ceiling(allocated * (1 - retention))


def can_pay(pool: int, cash_available: int, minimum_reserve: int) -> bool:
    """Whether the pool can be paid without touching the reserve."""
    return pool <= distributable_cash(cash_available, minimum_reserve)
