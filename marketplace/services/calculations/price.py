"""What a booking costs: lines that add up to the total. Minor units and minutes; no model, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass

from marketplace.services.errors import ExtraNotOffered, LengthNotOffered

HOUR = 60
FIXED, HOURLY = "fixed", "hourly"


@dataclass(frozen=True)
class PriceFacts:
    """What of a listing decides its price. `price_minor` is for the job when fixed, for an hour when hourly."""

    shape: str
    price_minor: int
    min_minutes: int
    max_minutes: int
    step_minutes: int
    title: str = ""


@dataclass(frozen=True)
class ExtraFacts:
    """One extra as offered: `most` is how often it can be taken."""

    key: str
    name: str
    price_minor: int
    minutes: int = 0
    most: int = 1


@dataclass(frozen=True)
class PriceLine:
    """One line of a bill. `quantity` counts minutes for hourly work and pieces for anything else."""

    kind: str
    name: str
    quantity: int
    unit_minor: int
    amount_minor: int
    minutes: int
    key: str = ""


@dataclass(frozen=True)
class PriceBreakdown:
    """The whole price. The lines sum to `total_minor`, their minutes to `minutes` (the work the customer pays for)."""

    lines: tuple[PriceLine, ...]
    total_minor: int
    minutes: int
    work_minutes: int


def hours_price(price_minor: int, minutes: int) -> int:
    """The price of so many minutes at a price for an hour, rounded to the nearest minor unit, halves up."""
    return (2 * price_minor * minutes + HOUR) // (2 * HOUR)


def lengths_offered(facts: PriceFacts) -> list[int]:
    """The lengths in minutes a customer can choose from: one when fixed; from the least by the step when hourly."""
    if facts.shape == FIXED:
        return [facts.min_minutes]
    return list(range(facts.min_minutes, facts.max_minutes + 1, facts.step_minutes))


def quote(facts: PriceFacts, *, minutes: int, extras: Sequence[tuple[ExtraFacts, int]] = ()) -> PriceBreakdown:
    """Price `minutes` of work (extras come on top, in money and in time) and the extras taken, in the order given.

    Raises LengthNotOffered when `minutes` is not one of `lengths_offered`; ExtraNotOffered when an extra is taken more
    often than it is offered, less than once, or twice over.
    """
    if minutes not in lengths_offered(facts):
        raise LengthNotOffered(fields={"minutes": str(LengthNotOffered.message)})
    if facts.shape == FIXED:
        work = PriceLine("work", facts.title, 1, facts.price_minor, facts.price_minor, minutes)
    else:
        amount = hours_price(facts.price_minor, minutes)
        work = PriceLine("work", facts.title, minutes, facts.price_minor, amount, minutes)
    lines = [work]
    seen: set[str] = set()
    for extra, times in extras:
        if extra.key in seen or not 1 <= times <= extra.most:
            raise ExtraNotOffered(fields={"extras": str(ExtraNotOffered.message)})
        seen.add(extra.key)
        lines.append(
            PriceLine(
                "extra",
                extra.name,
                times,
                extra.price_minor,
                extra.price_minor * times,
                extra.minutes * times,
                key=extra.key,
            )
        )
    return PriceBreakdown(
        lines=tuple(lines),
        total_minor=sum(line.amount_minor for line in lines),
        minutes=sum(line.minutes for line in lines),
        work_minutes=minutes,
    )
