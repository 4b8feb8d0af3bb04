"""The lines of a price as they are kept on the booking, after the clock has had its say."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from marketplace.services.calculations.price import HOURLY, PriceBreakdown, PriceFacts, PriceLine, hours_price


def for_real_minutes(priced: PriceBreakdown, facts: PriceFacts, *, minutes: int) -> PriceBreakdown:
    """Return the price of work that really lasts `minutes`, extras included.

    A night shift that ends by the clock on the wall lasts an hour less or more when the clocks change, and hourly work
    is paid for the hours that pass. For all other work the price comes back as it was.
    """
    difference = minutes - priced.minutes
    if difference == 0:
        return priced
    work = priced.lines[0]
    really = replace(work, minutes=work.minutes + difference)
    if facts.shape == HOURLY:
        amount = hours_price(facts.price_minor, really.minutes)
        really = replace(really, quantity=really.minutes, amount_minor=amount)
    lines = (really, *priced.lines[1:])
    return PriceBreakdown(
        lines=lines,
        total_minor=sum(line.amount_minor for line in lines),
        minutes=minutes,
        work_minutes=really.minutes,
    )


def as_json(priced: PriceBreakdown) -> dict[str, Any]:
    """Return plain JSON: {"total_minor", "minutes", "work_minutes", "lines": [...]}."""
    return asdict(priced) | {"lines": [asdict(line) for line in priced.lines]}


def read_bill(data: Mapping[str, Any]) -> PriceBreakdown:
    """Read back what `as_json` wrote."""
    return PriceBreakdown(
        lines=tuple(PriceLine(**line) for line in data["lines"]),
        total_minor=data["total_minor"],
        minutes=data["minutes"],
        work_minutes=data["work_minutes"],
    )
