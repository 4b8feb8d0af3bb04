"""May the co-op give capital of old years back? The test of coop-finance R17: pure sums over figures that are kept."""

from dataclasses import asdict, dataclass

RULES = ("share_liquidity_floor_minor", "capital_kept_years")


@dataclass(frozen=True, slots=True)
class Figures:
    """Minor units. `liquid`: at the bank and at the provider. `owed`: all that is owed to others now.

    `need_ahead`: what the board expects to be short of in the coming year. `floor`: what must stay at hand.
    `after_years`: how many years capital stays before it may be given back.
    """

    amount: int
    liquid: int
    owed: int
    need_ahead: int
    floor: int
    after_years: int

    def as_data(self) -> dict[str, int]:
        """Plain numbers for keeping."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the test: what there is and what is needed."""

    code: str
    have: int
    need: int

    @property
    def met(self) -> bool:
        return self.have >= self.need


def findings(figures: Figures) -> list[Finding]:
    """Every line, in the order a reader asks: debts now, debts of the coming year, what must stay."""
    free = figures.liquid - figures.owed
    return [
        Finding("debts_now", free, figures.amount),
        Finding("debts_year", free - figures.need_ahead, figures.amount),
        Finding("floor", free - figures.amount, figures.floor),
    ]


def first_obstacle(figures: Figures) -> str:
    """The code of the first line that is not met, or nothing."""
    return next((line.code for line in findings(figures) if not line.met), "")
