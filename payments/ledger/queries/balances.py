"""What stands on an account."""

from collections.abc import Iterable

from django.db import connection

from payments.ledger.enums import Side

# Counters on bounded accounts; on the others the last snapshot and the rows since. One statement either way.
TOTALS = """
SELECT a.code, a.normal,
  CASE WHEN a.bounded THEN a.dr ELSE coalesce(s.dr, 0) + since.dr END,
  CASE WHEN a.bounded THEN a.cr ELSE coalesce(s.cr, 0) + since.cr END,
  CASE WHEN a.bounded THEN a.pending_dr ELSE 0 END, CASE WHEN a.bounded THEN a.pending_cr ELSE 0 END
FROM payments_ledger_account a
LEFT JOIN LATERAL (
  SELECT through, dr, cr FROM payments_ledger_snapshot
  WHERE NOT a.bounded AND account_id = a.id ORDER BY through DESC LIMIT 1
) AS s ON true
LEFT JOIN LATERAL (
  SELECT
    (SELECT coalesce(sum(amount), 0) FROM payments_ledger_entry
     WHERE debit_id = a.id AND state IN ('posted', 'post') AND booked_on > coalesce(s.through, '-infinity')) AS dr,
    (SELECT coalesce(sum(amount), 0) FROM payments_ledger_entry
     WHERE credit_id = a.id AND state IN ('posted', 'post') AND booked_on > coalesce(s.through, '-infinity')) AS cr
  WHERE NOT a.bounded
) AS since ON true
WHERE a.code = ANY (%s::text[]) AND a.unit = %s::text
"""


def balance_of(code: str, unit: str) -> int:
    """The posted balance, positive on the account's normal side; 0 where the account has never been used."""
    return balances_of([code], unit)[code]


def balances_of(codes: Iterable[str], unit: str) -> dict[str, int]:
    """The posted balance of each of these accounts, in one statement."""
    wanted = list(codes)
    found = {code: _on_normal_side(normal, dr, cr) for code, normal, dr, cr, _, _ in _totals(wanted, unit)}
    return {code: found.get(code, 0) for code in wanted}


def available_on(code: str, unit: str) -> int:
    """What may still be taken from a bounded account before its limit is asked: the balance less what is reserved."""
    for _, normal, dr, cr, pending_dr, pending_cr in _totals([code], unit):
        return _on_normal_side(normal, dr, cr) - int(pending_dr if normal == Side.CREDIT else pending_cr)
    return 0


def _totals(codes: list[str], unit: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(TOTALS, [codes, unit])
        return cursor.fetchall()


def _on_normal_side(normal: str, dr: int, cr: int) -> int:
    return int(cr - dr) if normal == Side.CREDIT else int(dr - cr)
