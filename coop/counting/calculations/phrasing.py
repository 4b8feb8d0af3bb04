"""Numbers and lists as people write them."""

from collections.abc import Sequence
from fractions import Fraction

from coop.counting.calculations.papers import VOTE


def decimal(units: int) -> str:
    """Votes given in 1/100000, with all five decimals: ``1266.00000``."""
    whole, part = divmod(abs(units), VOTE)
    return f"{'-' if units < 0 else ''}{whole}.{part:05}"


def votes(units: int) -> str:
    """Votes given in 1/100000, for a sentence: ``1,204`` or ``1,204.50000``."""
    whole, part = divmod(units, VOTE)
    return f"{whole:,}.{part:05}" if part else f"{whole:,}"


def counted(number: int, noun: str) -> str:
    """``1 vote``, ``2 votes``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def vote_words(units: int) -> str:
    """Votes given in 1/100000, with the noun."""
    return f"{votes(units)} vote{'' if units == VOTE else 's'}"


def listed(items: Sequence[str]) -> str:
    """``Ada``, ``Ada and Bo``, ``Ada, Bo and Cy``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def exact(number: int | Fraction) -> str:
    """A whole number or a fraction, exactly: ``120``, ``77/576``."""
    if isinstance(number, Fraction) and number.denominator != 1:
        return f"{number.numerator:,}/{number.denominator:,}"
    return f"{int(number):,}"
