"""Share interest: principal x rate x days / 365, both end days counted, rounded down for each member."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from coop.surplus.calculations.bounds import cited, outside
from coop.surplus.calculations.numbers import points
from coop.surplus.calculations.problems import CannotAllocate
from coop.surplus.calculations.sharing import share_pool
from coop.surplus.calculations.types import Holding, MemberInput, Step

DAYS_IN_A_YEAR = 365


def inclusive_days(first: date, last: date) -> int:
    """How many days a holding counted, the first and the last included. Nought when it ended before it began."""
    return max(0, (last - first).days + 1)


def interest_of(holdings: Sequence[Holding], rate: Fraction) -> int:
    """What one member's shares earn at ``rate`` points a year, in minor units, rounded down."""
    return capital_days(holdings) * rate.numerator // (100 * DAYS_IN_A_YEAR * rate.denominator)


def capital_days(holdings: Sequence[Holding]) -> int:
    """Principal x days: the weight of a member's capital."""
    return sum(holding.principal * holding.days for holding in holdings)


def pay_interest(
    step: Step, percent_of_base: Fraction | None, rate: Fraction, available: int, members: Sequence[MemberInput],
    year: int | None,
) -> tuple[list[int], str]:  # fmt: skip
    """Each member's interest and a note. Either at a rate (never more than there is), or a pool shared by capital.

    ``available``: what may be spent at most, or, without a rate, the pool to share.
    """
    numbers = [m.number for m in members]
    weights = [Fraction(capital_days(m.holdings)) for m in members]
    if percent_of_base is None:
        wanted = [interest_of(m.holdings, rate) for m in members]
        if sum(wanted) <= available:
            return wanted, ""
        cut = share_pool(available, [Fraction(w) for w in wanted], numbers, year=year)
        return cut, f"{points(rate)} would have taken more than was left; all were cut in proportion."
    if available and not any(weights):
        raise CannotAllocate(
            f"Step {step.code!r} ({step.title}) shares by share capital, but nobody's share capital was given.",
            step=step.code,
        )
    return share_pool(available, weights, numbers, year=year), ""


def check_rate(step: Step, rate: Fraction, facts: Mapping[str, Fraction], on: date | None) -> None:
    """Refuse a yearly rate above the limit. With two limits the higher one counts.

    Raises:
        OutsideBounds: with the citation.
        CannotAllocate: the limit hangs on a fact that nobody gave.
    """
    if step.interest is None or not rate:
        return
    limits = [(bound.percent, bound.source) for bound in step.interest.most if bound.source.in_force(on)]
    name, source = step.interest.cap_fact, step.interest.cap_source
    if name and source is not None and source.in_force(on):
        if name in facts:
            limits.append((facts[name] + step.interest.cap_plus, source))
        elif not limits:
            raise CannotAllocate(
                f"Step {step.code!r} ({step.title}): give the fact {name!r}; "
                f"the limit of the rate hangs on it ({cited(source)}).",
                step=step.code,
            )
    if limits and rate > max(percent for percent, _ in limits):
        percent, source = max(limits, key=lambda pair: pair[0])
        got = f"{points(rate)} a year on the shares"
        raise outside(step, got, f"at most {points(percent)} ({cited(source)})", source)


def rate_of_pool(pool: int, members: Sequence[MemberInput]) -> Fraction:
    """What a pool means as a yearly rate on the capital, in points."""
    total = sum(capital_days(m.holdings) for m in members)
    return Fraction(pool) * 100 * DAYS_IN_A_YEAR / total if total else Fraction(0)
