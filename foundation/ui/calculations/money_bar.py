"""Where each pound goes: one amount in three parts that always mean the same: worker, co-op, outside."""

from dataclasses import dataclass

from foundation.money.calculations.money import Money
from foundation.money.split import split_by_largest_remainder

KINDS = ("worker", "coop", "outside")


@dataclass(frozen=True)
class Part:
    """One part of the bar. `start` and `width` are percentages as text, `percent` a whole one for reading."""

    kind: str
    label: str
    amount: Money
    percent: str
    start: str
    width: str
    note: str = ""


@dataclass(frozen=True)
class MoneyBar:
    """The parts add up to the total, their widths to 100 %, and so do the percentages people read."""

    total: Money
    parts: tuple[Part, ...]


def percent_text(hundredths: int) -> str:
    """Write hundredths of a percent as an SVG length: 6250 is "62.50%"."""
    return f"{hundredths // 100}.{hundredths % 100:02d}%"


def money_bar(
    *,
    worker: Money,
    coop: Money,
    outside: Money | None = None,
    worker_label: str = "",
    coop_label: str = "",
    outside_label: str = "",
    worker_note: str = "",
    coop_note: str = "",
    outside_note: str = "",
) -> MoneyBar:
    """Make the bar. Without labels the template's own words are used. A part of nothing is left out.

    Raises ValueError for a negative part or mixed currencies: what was paid back is another bar.
    """
    amounts = [worker, coop, outside or Money(0, worker.currency)]
    if any(amount.minor < 0 for amount in amounts):
        raise ValueError("a part of a money bar cannot be negative")
    total = sum(amounts[1:], start=amounts[0])
    if not total:
        return MoneyBar(total, ())
    weights = [amount.minor for amount in amounts]
    widths = split_by_largest_remainder(10_000, weights)
    percents = split_by_largest_remainder(100, weights)
    words = [(worker_label, worker_note), (coop_label, coop_note), (outside_label, outside_note)]
    parts = []
    start = 0
    for kind, amount, width, percent, (label, note) in zip(KINDS, amounts, widths, percents, words, strict=True):
        if amount:
            read = f"{percent} %" if percent else "<1 %"
            parts.append(Part(kind, label, amount, read, percent_text(start), percent_text(width), note))
        start += width
    return MoneyBar(total, tuple(parts))
