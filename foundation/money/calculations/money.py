"""An amount of money: an int of minor units and its currency."""

from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering

from foundation.money.calculations.currencies import exponent


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """`Money(8000, "GBP")` is £80.00. Adding or comparing two currencies raises ValueError."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if isinstance(self.minor, bool) or not isinstance(self.minor, int):
            raise TypeError(f"money is a whole number of minor units, not {type(self.minor).__name__}")
        exponent(self.currency)
        object.__setattr__(self, "currency", self.currency.upper())

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not mix")

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.minor * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._same(other)
        return self.minor < other.minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def __str__(self) -> str:
        return f"{decimal_text(self.minor, self.currency)} {self.currency}"


def decimal_text(minor: int, currency: str) -> str:
    """Write minor units as a plain decimal: (-8005, "GBP") is "-80.05", (500, "JPY") is "500"."""
    places = exponent(currency)
    sign = "-" if minor < 0 else ""
    if places == 0:
        return f"{sign}{abs(minor)}"
    whole, part = divmod(abs(minor), 10**places)
    return f"{sign}{whole}.{part:0{places}d}"


def share_of(minor: int, share: Fraction) -> int:
    """Return `share` of an amount, rounded to the nearest minor unit, halves away from zero.

    33 % of 7999 is 2640: the convention of invoices. What is left is found by
    subtracting, never by rounding twice.
    """
    exact = abs(minor) * share
    rounded = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return rounded if minor >= 0 else -rounded


def basis_points(minor: int, points: int) -> int:
    """Return `points` hundredths of a percent of an amount, rounded as `share_of` does."""
    return share_of(minor, Fraction(points, 10_000))
