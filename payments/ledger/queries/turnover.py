"""What went through the accounts of a head between two days: the basis of open books and of patronage."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

TURNOVER = """
SELECT a.code, sum(side.dr), sum(side.cr)
FROM payments_ledger_entry e
JOIN payments_ledger_journal j ON j.id = e.journal_id
CROSS JOIN LATERAL (VALUES (e.debit_id, e.amount, 0), (e.credit_id, 0, e.amount)) AS side (account_id, dr, cr)
JOIN payments_ledger_account a ON a.id = side.account_id
WHERE a.head_id = %(head)s AND a.unit = %(unit)s AND e.state IN ('posted', 'post')
  AND e.booked_on BETWEEN %(first)s AND %(last)s AND (%(kinds)s::text[] IS NULL OR j.kind = ANY (%(kinds)s::text[]))
GROUP BY a.code ORDER BY a.code
"""


@dataclass(frozen=True, slots=True)
class Turnover:
    """Everything debited and credited to one account in a span of days, in minor units or minutes."""

    code: str
    debits: int
    credits: int


def turnover_of(*, head: str, unit: str, first: date, last: date, kinds: list[str] | None = None) -> list[Turnover]:
    """The turnover of each account of `head` from `first` to `last`, both included; of these kinds of journal."""
    values: dict[str, Any] = {"head": head, "unit": unit, "first": first, "last": last, "kinds": kinds}
    with connection.cursor() as cursor:
        cursor.execute(TURNOVER, values)
        return [Turnover(code, int(debits), int(credit)) for code, debits, credit in cursor.fetchall()]
