"""The result of a year, read from the books."""

from dataclasses import dataclass

from coop.surplus.models import FiscalYear
from payments.ledger.queries.result import Nominal, nominal_between


@dataclass(frozen=True, slots=True)
class Result:
    """Minor units: what came in, what was spent, and the difference; `accounts` is where it moved."""

    income: int
    expense: int
    accounts: list[Nominal]

    @property
    def net(self) -> int:
        """Positive for a surplus, negative for a loss."""
        return self.income - self.expense


def result_of(year: FiscalYear) -> Result:
    """What the books say for the days of the year, whether it is closed or not: one statement."""
    accounts = nominal_between(first=year.starts_on, last=year.ends_on, unit=year.unit)
    income = sum(row.net for row in accounts if row.nature == "income")
    return Result(income=income, expense=income - sum(row.net for row in accounts), accounts=accounts)
