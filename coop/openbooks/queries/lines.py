"""The latest lines of the books, without anybody in them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

# From the newest row backwards; the places of rows follow their days closely, so few are passed over.
LATEST = """
SELECT e.booked_on, j.kind, d.head_id, dh.name, c.head_id, ch.name, e.amount
FROM payments_ledger_entry e
JOIN payments_ledger_journal j ON j.id = e.journal_id
JOIN payments_ledger_account d ON d.id = e.debit_id JOIN payments_ledger_head dh ON dh.code = d.head_id
JOIN payments_ledger_account c ON c.id = e.credit_id JOIN payments_ledger_head ch ON ch.code = c.head_id
WHERE e.unit = %(unit)s AND e.state IN ('posted', 'post') AND e.booked_on <= %(through)s
  AND NOT d.head_id = ANY (%(never)s) AND NOT c.head_id = ANY (%(never)s)
  AND NOT EXISTS (
    SELECT FROM unnest(%(months)s::date[], %(heads)s::text[]) AS hidden (month, head)
    WHERE hidden.month = date_trunc('month', e.booked_on)::date AND hidden.head IN ('', d.head_id, c.head_id))
ORDER BY e.id DESC LIMIT %(limit)s
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the day, the kind of event, the lines of the chart it debits and credits, minor units. No account of a
    person, no reference, no memo."""

    day: date
    kind: str
    debit: str
    debit_name: str
    credit: str
    credit_name: str
    amount: int


def latest_lines(
    *, unit: str, through: date, hidden: Collection[tuple[date, str]] = (), never: Collection[str] = (), limit: int = 50
) -> list[Line]:
    """The newest lines up to a day, in one statement.

    Left out are those of `hidden`: (first day of a month, a line of the chart, or "" for all of them), and those that
    touch a line of the chart in `never`.
    """
    values: dict[str, Any] = {
        "unit": unit,
        "through": through,
        "never": list(never),
        "months": [month for month, _head in hidden],
        "heads": [head for _month, head in hidden],
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(LATEST, values)
        return [Line(*row) for row in cursor.fetchall()]
