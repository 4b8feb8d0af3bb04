"""What was earned and spent between two days: the result of a period, account by account."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

# Closing a year empties these accounts by a journal of its own, booked later: it is no income and no expense.
CLOSING_KIND = "year_close"
NOMINAL = """
SELECT a.code, h.nature, sum(side.net) AS net
FROM payments_ledger_entry e
JOIN payments_ledger_journal j ON j.id = e.journal_id
LEFT JOIN payments_ledger_journal o ON o.id = j.reverses_id
CROSS JOIN LATERAL (VALUES (e.debit_id, -e.amount), (e.credit_id, e.amount)) AS side (account_id, net)
JOIN payments_ledger_account a ON a.id = side.account_id
JOIN payments_ledger_head h ON h.code = a.head_id
WHERE h.nature IN ('income', 'expense') AND a.unit = %(unit)s AND e.state IN ('posted', 'post')
  AND e.booked_on BETWEEN %(first)s AND %(last)s AND coalesce(o.kind, j.kind) <> %(closing)s
GROUP BY a.code, h.nature HAVING sum(side.net) <> 0 ORDER BY a.code
"""


@dataclass(frozen=True, slots=True)
class Nominal:
    """One account of income or expense: `net` is positive for what was earned, negative for what was spent."""

    code: str
    nature: str
    net: int


def nominal_between(*, first: date, last: date, unit: str) -> list[Nominal]:
    """Income and expense accounts that moved from `first` to `last`, both included, in minor units of `unit`.

    The sum of `net` is the result of the period. Journals that close a year are left out, whenever they were booked.
    """
    with connection.cursor() as cursor:
        cursor.execute(NOMINAL, {"first": first, "last": last, "unit": unit, "closing": CLOSING_KIND})
        return [Nominal(code, nature, int(net)) for code, nature, net in cursor.fetchall()]
