"""A row of the books as it is read out: for the hash chain, the exports and the proofs."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple


class Row(NamedTuple):
    """One entry with its journal. `amount` is in minor units of `unit`, or minutes."""

    journal: int
    kind: str
    key: str
    reference: str
    journal_memo: str
    at: datetime
    booked_on: date
    reverses: int | None
    entry: int
    seq: int
    debit: str
    credit: str
    unit: str
    amount: int
    state: str
    pending: int | None
    memo: str


def by_journal(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Gather consecutive rows of the same journal."""
    for _, group in groupby(rows, key=lambda row: row.journal):
        yield list(group)
