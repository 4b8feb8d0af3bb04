"""The identity of a co-op's capital: all it owns, less all it owes, belongs to named members or to the reserves.

coop-finance R16; the California Corporations Code says the same in section 12228.3. Asserted at every close.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from payments.ledger.models import Head
from payments.ledger.queries.trial_balance import trial_balance

SHARES = ("3010", "3020", "3030")
TRANCHES = ("3210",)
COMMON = ("3110", "3120", "3410", "3420")
LOSSES = ("3300",)
RESULTS = ("3900",)


@dataclass(frozen=True, slots=True)
class Identity:
    """Minor units, all from one trial balance. `loose` is what no member and no reserve can claim."""

    assets: int
    liabilities: int
    shares: int
    tranches: int
    common: int
    losses: int
    results: int
    running: int  # income less expense not closed into a result yet

    @property
    def net_worth(self) -> int:
        return self.assets - self.liabilities

    @property
    def capital(self) -> int:
        """Every share, every tranche, every reserve, less losses carried, and the results not shared yet."""
        return self.shares + self.tranches + self.common - self.losses + self.results + self.running

    @property
    def loose(self) -> int:
        return self.net_worth - self.capital

    @property
    def holds(self) -> bool:
        return self.loose == 0


def capital_identity(*, unit: str, through: date | None = None) -> Identity:
    """Both sides at the end of `through` (now, when not given): two statements."""
    natures = dict(Head.objects.values_list("code", "nature"))
    stands = {line.code: line.credit - line.debit for line in trial_balance(unit=unit, through=through).lines}
    return Identity(
        assets=-_sum(stands, {code for code, nature in natures.items() if nature == "asset"}),
        liabilities=_sum(stands, {code for code, nature in natures.items() if nature == "liability"}),
        shares=_sum(stands, SHARES),
        tranches=_sum(stands, TRANCHES),
        common=_sum(stands, COMMON),
        losses=-_sum(stands, LOSSES),
        results=_sum(stands, RESULTS),
        running=_sum(stands, {code for code, nature in natures.items() if nature in ("income", "expense")}),
    )


def _sum(stands: Mapping[str, int], heads: "tuple[str, ...] | set[str]") -> int:
    return sum(amount for code, amount in stands.items() if code in heads)
