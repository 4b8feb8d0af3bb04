"""The lowest price: whole comparisons, never a rounded rate. Minor units and minutes.

The floor for some minutes is the floor for an hour times the minutes, rounded down to a whole minor unit: a price at
exactly the floor's rate is never refused for half a penny lost in its own rounding.
"""

from collections.abc import Sequence

from marketplace.services.calculations.price import FIXED, HOUR, ExtraFacts, PriceFacts, hours_price, lengths_offered


def meets_floor(total_minor: int, minutes: int, *, floor_minor_per_hour: int) -> bool:
    """Whether a whole price is at least the floor for so many minutes of work."""
    return total_minor >= least_price(minutes, floor_minor_per_hour=floor_minor_per_hour)


def least_price(minutes: int, *, floor_minor_per_hour: int) -> int:
    """The lowest whole price for so many minutes that meets the floor."""
    return floor_minor_per_hour * minutes // HOUR


def shortfall(facts: PriceFacts, extras: Sequence[ExtraFacts], *, floor_minor_per_hour: int) -> int:
    """How many whole minor units are missing in the worst choice a customer could make; 0 when all is well.

    The worst choice is the length with the least to spare, and every extra that pays less than the floor for its own
    minutes, taken as often as it is offered. A free extra is fine as long as the rest carries it.
    """
    to_spare = min(_total(facts, length) * HOUR - floor_minor_per_hour * length for length in lengths_offered(facts))
    for extra in extras:
        margin = extra.price_minor * HOUR - floor_minor_per_hour * extra.minutes
        to_spare += min(0, margin) * extra.most
    return max(0, -to_spare) // HOUR


def least_price_field(facts: PriceFacts, extras: Sequence[ExtraFacts], *, floor_minor_per_hour: int) -> int:
    """The lowest `price_minor` (of the job, or of the hour) that makes the shortfall vanish."""
    low = high = max(facts.price_minor, 1)
    while shortfall(_at(facts, high), extras, floor_minor_per_hour=floor_minor_per_hour):
        low, high = high, high * 2
    while low < high:
        middle = (low + high) // 2
        if shortfall(_at(facts, middle), extras, floor_minor_per_hour=floor_minor_per_hour):
            low = middle + 1
        else:
            high = middle
    return high


def _total(facts: PriceFacts, minutes: int) -> int:
    return facts.price_minor if facts.shape == FIXED else hours_price(facts.price_minor, minutes)


def _at(facts: PriceFacts, price_minor: int) -> PriceFacts:
    return PriceFacts(facts.shape, price_minor, facts.min_minutes, facts.max_minutes, facts.step_minutes, facts.title)
