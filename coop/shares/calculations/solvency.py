"""May the co-op pay shares back today? The test of coop-finance R11, as pure sums over figures that are kept.

Every amount is in minor units of the co-op's currency. The board sees each line with its numbers, met or not; the
decision keeps the figures, so that anybody can do the sum again.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

BP = 10_000


@dataclass(frozen=True, slots=True)
class Figures:
    """What the test is asked about.

    `surplus`: what trading has earned and not given away or lost. `liquid`: money at bank and at the provider.
    `owed`: all that is owed to others now, share withdrawals approved earlier included. `need_ahead`: what the board
    expects to be short of in the coming year. `floor`: what must stay at hand. `capital`: all share capital of this
    kind a year ago, or today where it is more. `withdrawn`: what was taken out of it in the last year. `cap_bp`:
    hundredths of a percent of `capital` that may be taken out in a year.
    """

    amount: int
    surplus: int
    liquid: int
    owed: int
    need_ahead: int
    floor: int
    capital: int
    withdrawn: int
    cap_bp: int
    notice_over: bool
    lock_over: bool
    suspended: bool = False

    def as_data(self) -> dict[str, Any]:
        """Plain values for keeping."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Figures":
        """The figures a decision kept, whatever else it kept beside them."""
        return cls(**{field.name: data[field.name] for field in fields(cls) if field.name in data})


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the test: `code` names it, `have` and `need` are compared (0 and 0 where it is no sum)."""

    code: str
    met: bool
    have: int = 0
    need: int = 0


def findings(figures: Figures) -> list[Finding]:
    """Every line of the test, in the order a reader asks."""
    at_hand = figures.liquid - figures.owed
    may_go = yearly_room(figures.capital, figures.withdrawn, figures.cap_bp)
    return [
        Finding("suspended", not figures.suspended),
        Finding("notice", figures.notice_over),
        Finding("lock", figures.lock_over),
        Finding("surplus", figures.surplus >= figures.amount, figures.surplus, figures.amount),
        Finding("debts_now", at_hand >= figures.amount, at_hand, figures.amount),
        Finding(
            "debts_year",
            at_hand - figures.need_ahead >= figures.amount,
            at_hand - figures.need_ahead,
            figures.amount,
        ),
        Finding("floor", at_hand - figures.amount >= figures.floor, at_hand - figures.amount, figures.floor),
        Finding("cap", may_go >= figures.amount, may_go, figures.amount),
    ]


def yearly_room(capital: int, withdrawn: int, cap_bp: int) -> int:
    """How much more may be taken out this year; rounded down, since the cap is a promise to those who stay."""
    return capital * cap_bp // BP - withdrawn


def passed(figures: Figures) -> bool:
    """Whether every line is met."""
    return all(line.met for line in findings(figures))


def first_obstacle(figures: Figures) -> str:
    """The code of the first line that is not met, or nothing."""
    return next((line.code for line in findings(figures) if not line.met), "")
