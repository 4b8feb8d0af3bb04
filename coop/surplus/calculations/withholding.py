"""Tax kept back from what is paid out, where a law says so. Pure; whole minor units, nothing lost.

What is kept back in all is the rule's part of all that is paid out, rounded down; it is shared among the members by
what each is paid, the odd cents to the largest remainders, as everything else.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from coop.surplus.calculations.numbers import floor
from coop.surplus.calculations.sharing import share_pool
from coop.surplus.calculations.types import MemberRow, PayBy, Withheld, Withholding

PATRONAGE, INTEREST = "patronage", "interest"


def withhold(
    rows: Sequence[MemberRow], rules: Sequence[Withholding], year_end: date | None
) -> tuple[tuple[MemberRow, ...], tuple[Withheld, ...]]:
    """The rows with what is kept back from each, and the sums. A loss pays nothing, so nothing is kept back of it."""
    found: list[Withheld] = []
    kept = list(rows)
    for rule in rules:
        if not rule.source.in_force(year_end):
            continue
        paid = [row.interest if rule.of == INTEREST else row.cash - row.interest for row in kept]
        parts = tax_on(paid, [row.number for row in kept], rule.percent, year=year_end.year if year_end else None)
        found.append(Withheld(rule, sum(paid), sum(parts)))
        kept = [_with(row, rule.of, part) for row, part in zip(kept, parts, strict=True)]
    return tuple(kept), tuple(one for one in found if one.amount)


def tax_on(paid: Sequence[int], numbers: Sequence[int], percent: Fraction, *, year: int | None = None) -> list[int]:
    """What is kept back of each payment, in the order given; never more than the payment."""
    total = floor(sum(paid) * percent / 100)
    return share_pool(total, [Fraction(amount) for amount in paid], list(numbers), year=year)


def last_day_to_pay(rule: PayBy, year_end: date) -> date:
    """Such as the 15th day of the ninth month after a year that ended in December: 15 September."""
    months = year_end.year * 12 + year_end.month - 1 + rule.months
    year, month = divmod(months, 12)
    return date(year, month + 1, min(rule.day, monthrange(year, month + 1)[1]))


def _with(row: MemberRow, of: str, part: int) -> MemberRow:
    if of == INTEREST:
        return replace(row, withheld_interest=row.withheld_interest + part)
    return replace(row, withheld_patronage=row.withheld_patronage + part)
