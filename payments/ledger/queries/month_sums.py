"""What moved from where to where, month by month: kept for closed months, added up from the rows for the others."""

from datetime import date

from django.db import connection

from payments.ledger.calculations.flows import Flow

# Every row of some days, by month, kind and both lines of the chart. Also what a closing month is summed with.
SUMS = """
SELECT date_trunc('month', e.booked_on)::date AS month, e.unit, j.kind,
  d.head_id AS debit_head, c.head_id AS credit_head,
  count(DISTINCT e.journal_id) AS journals, count(*) AS entries, count(DISTINCT e.debit_id) AS debit_accounts,
  count(DISTINCT e.credit_id) AS credit_accounts, sum(e.amount)::bigint AS amount
FROM payments_ledger_entry e
JOIN payments_ledger_journal j ON j.id = e.journal_id
JOIN payments_ledger_account d ON d.id = e.debit_id
JOIN payments_ledger_account c ON c.id = e.credit_id
WHERE e.booked_on BETWEEN %(first)s AND %(last)s AND e.state IN ('posted', 'post')
GROUP BY 1, 2, 3, 4, 5
"""
CLOSED = """
SELECT month, unit, kind, debit_head, credit_head, journals, entries, debit_accounts, credit_accounts, amount
FROM payments_ledger_monthsum WHERE unit = %(unit)s ORDER BY month, kind, debit_head, credit_head
"""
OPEN = f"SELECT * FROM ({SUMS}) AS sums WHERE unit = %(unit)s ORDER BY month, kind, debit_head, credit_head"  # noqa: S608
END_OF_TIME = date(9999, 12, 31)


def closed_flows(*, unit: str) -> list[Flow]:
    """The flows of every closed month, the oldest first. One statement, whatever the number of entries."""
    with connection.cursor() as cursor:
        cursor.execute(CLOSED, {"unit": unit})
        return [Flow(*row) for row in cursor.fetchall()]


def open_flows(*, unit: str, after: date | None, last: date = END_OF_TIME) -> list[Flow]:
    """The flows booked after the last closed day (`after`; None when no month is closed) up to `last`, added up now."""
    first = date.fromordinal(after.toordinal() + 1) if after else date.min
    with connection.cursor() as cursor:
        cursor.execute(OPEN, {"unit": unit, "first": first, "last": last})
        return [Flow(*row) for row in cursor.fetchall()]
