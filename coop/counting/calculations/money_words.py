"""Money in the smallest unit of a budget, as a sentence writes it."""

from fractions import Fraction


def money(amount: int, unit: int) -> str:
    """``1,200`` where the unit is whole; ``1,200.50`` where a unit of currency has parts."""
    whole, part = divmod(amount, unit)
    if unit == 1:
        return f"{whole:,}"
    digits = 2 if 100 % unit == 0 else 6
    return f"{whole:,}.{part * 10**digits // unit:0{digits}}"


def rounded_down(amount: Fraction | int, unit: int, digits: int = 2) -> str:
    """A fraction of the smallest unit, in units of currency, cut off after some decimals: ``133.33``."""
    scaled = Fraction(amount) * 10**digits / unit
    whole, part = divmod(scaled.numerator // scaled.denominator, 10**digits)
    return f"{whole:,}.{part:0{digits}}"
