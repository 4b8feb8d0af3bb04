"""Every row of the books, in order, however many there are."""

from collections.abc import Iterator
from datetime import date

from django.db import connection

from payments.ledger.calculations.rows import Row

ROWS = """
SELECT j.id, j.kind, j.idempotency_key, j.reference, j.memo, j.at, j.booked_on, j.reverses_id,
  e.id, e.seq, d.code, c.code, e.unit, e.amount, e.state, e.pending_id, e.memo
FROM payments_ledger_journal j
JOIN payments_ledger_entry e ON e.journal_id = j.id
JOIN payments_ledger_account d ON d.id = e.debit_id
JOIN payments_ledger_account c ON c.id = e.credit_id
WHERE j.booked_on BETWEEN coalesce(%s::date, '-infinity') AND coalesce(%s::date, 'infinity')
ORDER BY j.booked_on, j.id, e.seq
"""
CHUNK = 2_000


def rows_between(first: date | None = None, last: date | None = None) -> Iterator[Row]:
    """Stream the rows booked from `first` to `last`, both included, by day, journal and number: one statement, constant
    memory, through a cursor on the server."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(ROWS, [first, last])
        while chunk := cursor.fetchmany(CHUNK):
            yield from map(Row._make, chunk)
