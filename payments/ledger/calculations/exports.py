"""The books in the formats of others: Beancount (plain-text accounting) and CSV. Rows in, text out, one by one."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta

from foundation.money.calculations.money import decimal_text
from payments.ledger.calculations.rows import Row, by_journal
from payments.ledger.enums import MINUTES, MOVING, Nature

ROOTS = {
    Nature.ASSET: "Assets",
    Nature.LIABILITY: "Liabilities",
    Nature.EQUITY: "Equity",
    Nature.INCOME: "Income",
    Nature.EXPENSE: "Expenses",
}
CSV_COLUMNS = (
    "journal", "day", "time", "kind", "reference", "key", "reverses", "row", "number", "debit", "credit",
    "amount", "unit", "minor_units", "state", "resolves_row", "memo",
)  # fmt: skip


def amount_text(amount: int, unit: str) -> str:
    """The amount as a decimal of its unit: (8005, "GBP") is "80.05", (500, "JPY") "500", (90, "MINUTES") "90"."""
    return str(amount) if unit == MINUTES else decimal_text(amount, unit)


def beancount_account(code: str, natures: dict[str, Nature]) -> str:
    """A code as a Beancount account: "2110:m_7f" is "Liabilities:2110:Xm-u7f".

    Beancount allows letters, digits and hyphens, and wants each part to begin with a capital or a digit. So an owner
    gets an X in front, "_" becomes "-u" and "-" becomes "--": two codes never meet in one name.
    """
    head, *owners = code.split(":")
    parts = [f"X{owner.replace('-', '--').replace('_', '-u')}" for owner in owners]
    return ":".join([ROOTS[natures[head]], head, *parts])


def quoted(text: str) -> str:
    """A Beancount string: quotes and backslashes escaped, on one line."""
    plain = " ".join(text.split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


class BeancountWriter:
    """Writes rows as Beancount, a journal at a time, remembering each account's balance and nothing else.

    An account is opened on the day of its first transaction. Pending rows moved nothing and are left out. The balances
    at the end are assertions with zero tolerance, so that Beancount itself checks our sums.
    """

    def __init__(self, *, title: str, natures: dict[str, Nature]) -> None:
        self.title = title
        self.natures = natures
        self.balances: dict[tuple[str, str], int] = {}
        self.opened: set[str] = set()

    def lines(self, rows: Iterable[Row], *, opening: dict[tuple[str, str], int], first: date | None) -> Iterator[str]:
        """All lines of the file. `opening` holds the balances (debit positive) at the end of the day before `first`."""
        yield f"option {quoted('title')} {quoted(self.title)}"
        last = first
        brought = sorted((key, amount) for key, amount in opening.items() if amount)
        if brought and first is not None:
            for key, amount in brought:
                yield from self._open(key, first)
                self.balances[key] += amount
            yield ""
            yield f'{first.isoformat()} * "Brought forward"'
            yield from (self._posting(key, amount) for key, amount in brought)
        for journal in by_journal(row for row in rows if row.state in MOVING):
            yield from self._transaction(journal)
            last = journal[0].booked_on
        if last is not None:
            yield ""
            day = (last + timedelta(days=1)).isoformat()
            for (code, unit), amount in sorted(self.balances.items()):
                name = beancount_account(code, self.natures)
                yield f"{day} balance {name} {amount_text(amount, unit)} ~ 0 {unit}"

    def _transaction(self, journal: list[Row]) -> Iterator[str]:
        head = journal[0]
        for row in journal:
            yield from self._open((row.debit, row.unit), head.booked_on)
            yield from self._open((row.credit, row.unit), head.booked_on)
        yield ""
        yield f"{head.booked_on.isoformat()} * {quoted(head.kind)} {quoted(head.journal_memo)}"
        yield f'  journal: "{head.journal}"'
        yield f"  key: {quoted(head.key)}"
        if head.reference:
            yield f"  reference: {quoted(head.reference)}"
        if head.reverses:
            yield f'  reverses: "{head.reverses}"'
        for row in journal:
            self.balances[row.debit, row.unit] += row.amount
            self.balances[row.credit, row.unit] -= row.amount
            yield self._posting((row.debit, row.unit), row.amount)
            yield self._posting((row.credit, row.unit), -row.amount)

    def _open(self, key: tuple[str, str], day: date) -> Iterator[str]:
        if key in self.balances:
            return
        self.balances[key] = 0
        code = key[0]
        # One code may be kept in several units; Beancount opens a name once, for any unit.
        if code not in self.opened:
            self.opened.add(code)
            yield f"{day.isoformat()} open {beancount_account(code, self.natures)}"
            yield f"  code: {quoted(code)}"

    def _posting(self, key: tuple[str, str], amount: int) -> str:
        code, unit = key
        return f"  {beancount_account(code, self.natures)}  {amount_text(amount, unit)} {unit}"


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """One line per row, pending ones too, after a line of column names (RFC 4180). `amount` is a decimal of the unit.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(CSV_COLUMNS)
    for row in rows:
        writer.writerow(_csv_values(row))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    if buffer.tell():
        yield buffer.getvalue()


def _csv_values(row: Row) -> tuple[object, ...]:
    return (
        row.journal,
        row.booked_on.isoformat(),
        row.at.astimezone(UTC).isoformat(),
        row.kind,
        _harmless(row.reference),
        _harmless(row.key),
        row.reverses,
        row.entry,
        row.seq,
        row.debit,
        row.credit,
        amount_text(row.amount, row.unit),
        row.unit,
        row.amount,
        row.state,
        row.pending,
        _harmless(row.memo or row.journal_memo),
    )


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
