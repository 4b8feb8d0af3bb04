"""What each owner of a line of the chart got by some kinds of event between two days: the basis of patronage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

# A journal that was undone counts for nothing: its reversal is counted with the opposite sign.
ACTIVITY = """
SELECT a.code, sum(side.sign * e.amount), count(DISTINCT j.id) FILTER (WHERE j.reverses_id IS NULL AND side.sign = 1)
  - count(DISTINCT j.id) FILTER (WHERE j.reverses_id IS NOT NULL AND side.sign = -1)
FROM payments_ledger_entry e
JOIN payments_ledger_journal j ON j.id = e.journal_id
LEFT JOIN payments_ledger_journal o ON o.id = j.reverses_id
CROSS JOIN LATERAL (VALUES (e.debit_id, -1), (e.credit_id, 1)) AS side (account_id, sign)
JOIN payments_ledger_account a ON a.id = side.account_id
WHERE a.head_id = %(head)s AND a.unit = %(unit)s AND e.state IN ('posted', 'post')
  AND e.booked_on BETWEEN %(first)s AND %(last)s AND coalesce(o.kind, j.kind) = ANY (%(kinds)s::text[])
GROUP BY a.code ORDER BY a.code
"""


@dataclass(frozen=True, slots=True)
class Activity:
    """One account: what was credited to it, less what was taken back, and by how many journals."""

    code: str
    amount: int
    journals: int


def activity_of(*, head: str, kinds: Sequence[str], unit: str, first: date, last: date) -> list[Activity]:
    """Activity of each account of `head` by journals of `kinds`, both days included; amounts in minor units of `unit`.

    Debits by journals of those kinds count against the account, and so does a reversal, on the day it was booked.
    """
    values: dict[str, Any] = {"head": head, "kinds": list(kinds), "unit": unit, "first": first, "last": last}
    with connection.cursor() as cursor:
        cursor.execute(ACTIVITY, values)
        return [Activity(code, int(amount), int(journals)) for code, amount, journals in cursor.fetchall()]
