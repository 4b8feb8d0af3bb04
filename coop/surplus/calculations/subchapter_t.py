"""Tests of the United States' Subchapter T that a distribution has to pass (26 CFR 1.1388-1 and 1.1382-4).

Amounts in minor units of any currency; nothing here is advice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

LEAST_IN_MONEY = Fraction(20)  # points, 26 CFR 1.1388-1(c)(1)
CHECK_DAYS = 90  # 26 CFR 1.1388-1(c)(3)(iii)(c)


@dataclass(frozen=True, slots=True)
class Dividend:
    """A patronage dividend and how it was paid."""

    amount: int
    money_percent: Fraction


def patronage_dividend(money: int, written_notices: int) -> Dividend:
    """What is paid out of net earnings: money and notices together. Advances and fixed pay are no part of it.

    (26 CFR 1.1388-1(a)(3): only what is fixed by reference to net earnings counts.)
    """
    amount = money + written_notices
    return Dividend(amount, Fraction(100 * money, amount) if amount else Fraction(0))


def money_percent_for_notice(money: int, qualified_notice: int) -> Fraction:
    """How much of a dividend is in money, in points; notices meant not to be qualified are disregarded."""
    base = money + qualified_notice
    return Fraction(100 * money, base) if base else Fraction(0)


def notice_is_qualified(money: int, qualified_notice: int, *, consent: bool) -> bool:
    """Whether the written notice is a qualified one: the member consents, and at least 20 % comes in money."""
    return consent and money_percent_for_notice(money, qualified_notice) >= LEAST_IN_MONEY


def payment_period_end(year_end: date) -> date:
    """The 15th day of the ninth month after the year (26 CFR 1.1382-4): the last day to pay."""
    months = year_end.month + 9
    return date(year_end.year + (months - 1) // 12, (months - 1) % 12 + 1, 15)


def check_deadline(year_end: date) -> date:
    """The last day a qualified check can be cashed: 90 days after the payment period."""
    return payment_period_end(year_end) + timedelta(days=CHECK_DAYS)


def cashed_in_time(year_end: date, cashed_on: Sequence[date]) -> list[bool]:
    """For each check, whether it and its notice are qualified. Cashed later, neither is."""
    return [day <= check_deadline(year_end) for day in cashed_on]
