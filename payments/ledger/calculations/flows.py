"""A month of the books in sums."""

from datetime import date
from typing import NamedTuple


class Flow(NamedTuple):
    """What journals of one kind moved from one line of the chart (`credit`) to another (`debit`) in a month.

    `amount` in minor units of `unit`, or minutes; the numbers of accounts are of different ones on each side.
    """

    month: date
    unit: str
    kind: str
    debit: str
    credit: str
    journals: int
    entries: int
    debit_accounts: int
    credit_accounts: int
    amount: int
