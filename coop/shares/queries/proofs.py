"""What must be true of shares and the books, asked of the rows: for `manage.py verify_ledger`."""

from django.conf import settings
from django.db import connection

from foundation.money.formatting import format_minor

# Every account of share capital against the sum of the member's movements of the kind that stands on that line.
CAPITAL = """
SELECT coalesce(a.code, r.code) AS code, coalesce(a.cr - a.dr, 0) AS books, coalesce(r.amount, 0) AS register
FROM (SELECT code, cr, dr FROM payments_ledger_account WHERE head_id IN ('3010', '3020', '3030') AND unit = %(unit)s) a
FULL JOIN (
  SELECT t.head || ':' || m.account_id AS code, sum(v.amount_minor) AS amount
  FROM coop_shares_sharemovement v
  JOIN coop_membership_member m ON m.id = v.member_id
  JOIN coop_shares_sharetype t ON t.code = v.share_type_id
  GROUP BY t.head, m.account_id
) r ON r.code = a.code
WHERE coalesce(a.cr - a.dr, 0) <> coalesce(r.amount, 0) ORDER BY 1
"""
# Shares times their par is the capital paid on them.
AT_PAR = """
SELECT m.member_no, v.share_type_id, sum(v.quantity), sum(v.amount_minor), t.par_minor
FROM coop_shares_sharemovement v
JOIN coop_membership_member m ON m.id = v.member_id
JOIN coop_shares_sharetype t ON t.code = v.share_type_id
GROUP BY m.id, m.member_no, v.share_type_id, t.par_minor
HAVING sum(v.amount_minor) <> sum(v.quantity) * t.par_minor ORDER BY 1
"""
# What is approved and not paid is exactly what is owed for withdrawals.
OWED = """
SELECT coalesce(a.code, w.code) AS code, coalesce(a.cr - a.dr, 0) AS books, coalesce(w.amount, 0) AS owed
FROM (SELECT code, cr, dr FROM payments_ledger_account WHERE head_id = '2420' AND unit = %(unit)s) a
FULL JOIN (
  SELECT '2420:' || m.account_id AS code, sum(w.amount_minor) AS amount
  FROM coop_shares_withdrawal w JOIN coop_membership_member m ON m.id = w.member_id
  WHERE w.state = 'approved' GROUP BY m.account_id
) w ON w.code = a.code
WHERE coalesce(a.cr - a.dr, 0) <> coalesce(w.amount, 0) ORDER BY 1
"""
SOLD_AT_PAR = """
SELECT c.code, c.share_par_minor, t.par_minor FROM coop_membership_memberclass c
JOIN coop_shares_sharetype t ON t.code = c.share_type WHERE c.share_par_minor <> t.par_minor ORDER BY 1
"""


def capital_is_the_register() -> list[str]:
    """Sentences about members whose share capital in the books is not what the register says."""
    unit = str(settings.COOP["currency"])
    return [
        f"{code} stands at {format_minor(int(books), unit)}, the register says {format_minor(int(register), unit)}"
        for code, books, register in _rows(CAPITAL, unit)
    ]


def holdings_are_at_par() -> list[str]:
    """Sentences about holdings whose capital is not their number times the par, and classes that sell at another."""
    unit = str(settings.COOP["currency"])
    found = [
        f"member {number} holds {quantity} {kind} shares at {par}, but {amount} minor units of capital"
        for number, kind, quantity, amount, par in _rows(AT_PAR, unit)
    ]
    found += [
        f"the class {code} names a share of {format_minor(named, unit)}, its kind is sold at {format_minor(par, unit)}"
        for code, named, par in _rows(SOLD_AT_PAR, unit)
    ]
    return found


def withdrawals_are_owed() -> list[str]:
    """Sentences about members to whom the books owe something else than their approved withdrawals."""
    unit = str(settings.COOP["currency"])
    return [
        f"{code} stands at {format_minor(int(books), unit)}, approved and unpaid is {format_minor(int(owed), unit)}"
        for code, books, owed in _rows(OWED, unit)
    ]


def _rows(query: str, unit: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, {"unit": unit})
        return cursor.fetchall()
