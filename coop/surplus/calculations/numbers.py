"""Numbers in and out of text, exactly: never by way of a float."""

import re
from collections.abc import Sequence
from fractions import Fraction
from math import lcm

_PLAIN = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,12})?")


def exact(text: str) -> Fraction:
    """``"8.5"`` as a fraction. No exponents, no thousands, ASCII digits only. Raises ValueError."""
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"{text!r} is not a plain decimal number")
    return Fraction(text)


def as_text(number: Fraction | int) -> str:
    """``"120"`` or ``"77/576"``: how a ratio stands in a hashed document."""
    return str(number.numerator) if number.denominator == 1 else f"{number.numerator}/{number.denominator}"


def from_text(text: str) -> Fraction:
    """The way back from ``as_text``."""
    return Fraction(text)


def money(minor: int, places: int = 2) -> str:
    """Minor units as a plain decimal: ``-12345`` is ``"-123.45"``."""
    if places == 0:
        return str(minor)
    whole, part = divmod(abs(minor), 10**places)
    return f"{'-' if minor < 0 else ''}{whole}.{part:0{places}}"


def grouped(minor: int, places: int = 2) -> str:
    """The same for reading: ``"1,234.50"``."""
    whole, point, part = money(abs(minor), places).partition(".")
    return f"{'-' if minor < 0 else ''}{int(whole):,}{point}{part}"


def decimal(number: Fraction | int, digits: int = 2) -> str:
    """At most so many decimals, cut off, without trailing noughts: ``"12.5"``, ``"1,040"``."""
    number = Fraction(number)
    scaled = abs(number.numerator) * 10**digits // number.denominator
    whole, part = divmod(scaled, 10**digits)
    tail = f"{part:0{digits}}".rstrip("0") if digits else ""
    return f"{'-' if number < 0 else ''}{whole:,}{'.' + tail if tail else ''}"


def points(percent: Fraction) -> str:
    """``"20 %"``, ``"7.5 %"``."""
    return f"{decimal(percent, 6)} %"


def total_of(numbers: Sequence[Fraction]) -> Fraction:
    """Their sum. Over many fractions this is much quicker than adding one by one."""
    common = lcm(*{number.denominator for number in numbers})
    return Fraction(sum(number.numerator * (common // number.denominator) for number in numbers), common)


def floor(number: Fraction | int) -> int:
    """The whole number below."""
    return number.numerator // number.denominator


def ceiling(number: Fraction | int) -> int:
    """The whole number above."""
    return -(-number.numerator // number.denominator)
