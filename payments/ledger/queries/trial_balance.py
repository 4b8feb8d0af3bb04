"""The trial balance: what stands on every line of the chart, and that both sides are equal."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

# Snapshots hold everything up to the last closed month; the rows since are found by the index on days.
BALANCES = """
WITH closed AS (
  SELECT coalesce(max(through), '-infinity') AS day FROM payments_ledger_period WHERE through <= %(through)s
), movement AS (
  SELECT DISTINCT ON (account_id) account_id, dr - cr AS net FROM payments_ledger_snapshot
  WHERE through <= (SELECT day FROM closed) ORDER BY account_id, through DESC
), since AS (
  SELECT side.account_id, sum(side.net) AS net FROM payments_ledger_entry e
  CROSS JOIN LATERAL (VALUES (e.debit_id, e.amount), (e.credit_id, -e.amount)) AS side (account_id, net)
  WHERE e.booked_on > (SELECT day FROM closed) AND e.booked_on <= %(through)s AND e.state IN ('posted', 'post')
  GROUP BY side.account_id
)
SELECT {code}, h.name, a.unit, sum(m.net)
FROM (SELECT * FROM movement UNION ALL SELECT * FROM since) AS m
JOIN payments_ledger_account a ON a.id = m.account_id
JOIN payments_ledger_head h ON h.code = a.head_id
WHERE %(unit)s IN ('', a.unit)
GROUP BY {code}, h.name, a.unit ORDER BY a.unit, {code}
"""
END_OF_TIME = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """One head (or account) in one unit: its balance on the side where it stands, the other side 0."""

    code: str
    name: str
    unit: str
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """All lines of one unit, or of all units: compare debit and credit unit by unit only."""

    lines: list[BalanceLine]

    def totals(self, unit: str) -> tuple[int, int]:
        """The two sides of a unit, which are always equal."""
        mine = [line for line in self.lines if line.unit == unit]
        return sum(line.debit for line in mine), sum(line.credit for line in mine)


def trial_balance(*, unit: str = "", through: date | None = None, by_account: bool = False) -> TrialBalance:
    """What stood on each head of the chart at the end of `through` (now, when not given), or on each single account.

    Amounts are minor units of the currency, or minutes. Heads that nothing was ever posted to are left out.
    """
    values: dict[str, Any] = {"unit": unit, "through": through or END_OF_TIME}
    with connection.cursor() as cursor:
        cursor.execute(BALANCES.format(code="a.code" if by_account else "h.code"), values)
        rows = cursor.fetchall()
    lines = [
        BalanceLine(code=code, name=name, unit=of_unit, debit=max(int(net), 0), credit=max(-int(net), 0))
        for code, name, of_unit, net in rows
    ]
    return TrialBalance(lines=lines)
