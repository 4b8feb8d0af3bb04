"""Amounts and times as Stripe writes them, to and from ours, and nowhere else.

Source: Stripe's notes on currencies. ISK and UGX have no decimals but travel with two; three-decimal amounts end in 0.
"""

from datetime import UTC, datetime

from foundation.money.calculations.currencies import exponent
from foundation.money.calculations.money import Money

TRAVEL_WITH_TWO_DECIMALS = frozenset({"ISK", "UGX"})


def to_wire(money: Money) -> int:
    """Return the integer Stripe expects for an amount. Raises ValueError for a third decimal it cannot take."""
    if money.currency in TRAVEL_WITH_TWO_DECIMALS:
        return money.minor * 100
    if exponent(money.currency) == 3 and money.minor % 10:
        raise ValueError(f"{money} cannot be charged: the last decimal must be 0")
    return money.minor


def from_wire(amount: int, currency: str) -> Money:
    """Return the money an integer of Stripe's stands for. Raises ValueError where it is not a whole amount of ours."""
    code = currency.upper()
    if code in TRAVEL_WITH_TWO_DECIMALS:
        whole, rest = divmod(amount, 100)
        if rest:
            raise ValueError(f"{amount} is not a whole amount of {code}")
        return Money(whole, code)
    return Money(amount, code)


def moment(seconds: int) -> datetime:
    """Return an instant from Unix seconds."""
    return datetime.fromtimestamp(seconds, UTC)


def seconds(at: datetime) -> int:
    """Return Unix seconds of an aware instant."""
    return int(at.timestamp())
