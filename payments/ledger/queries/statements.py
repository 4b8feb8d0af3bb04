"""The statement of one account: line by line, newest first, page by page."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils.translation import gettext as _

from payments.ledger.enums import Side
from payments.ledger.errors import InvalidPosting

SIDE = """
(SELECT e.booked_on, e.id, e.journal_id, {sign} * %(sign)s * e.amount AS change, e.{other} AS other_id, e.memo
 FROM payments_ledger_entry e
 WHERE e.{side} = %(account)s AND e.state IN ('posted', 'post') AND (e.booked_on, e.id) < (%(day)s::date, %(id)s)
   AND e.booked_on >= %(first)s
 ORDER BY e.booked_on DESC, e.id DESC LIMIT %(limit)s)
"""
SIDES = (
    SIDE.format(side="debit_id", other="credit_id", sign=1)
    + " UNION ALL "
    + SIDE.format(side="credit_id", other="debit_id", sign=-1)
)
LINES = """
SELECT l.booked_on, l.id, l.change, j.id, j.kind, j.reference, j.memo, j.at, o.code, l.memo
FROM ({sides}) AS l
JOIN payments_ledger_journal j ON j.id = l.journal_id
JOIN payments_ledger_account o ON o.id = l.other_id
ORDER BY l.booked_on DESC, l.id DESC LIMIT %(limit)s
""".replace("{sides}", SIDES)
# The balance just below a place in the statement: the last snapshot before its day, and the rows from there to it.
BALANCE_BELOW = """
SELECT coalesce(s.dr, 0) - coalesce(s.cr, 0)
  + (SELECT coalesce(sum(amount), 0) FROM payments_ledger_entry WHERE debit_id = a.id AND state IN ('posted', 'post')
     AND booked_on > coalesce(s.through, '-infinity') AND (booked_on, id) < (%(day)s::date, %(id)s))
  - (SELECT coalesce(sum(amount), 0) FROM payments_ledger_entry WHERE credit_id = a.id AND state IN ('posted', 'post')
     AND booked_on > coalesce(s.through, '-infinity') AND (booked_on, id) < (%(day)s::date, %(id)s))
FROM payments_ledger_account a
LEFT JOIN LATERAL (SELECT through, dr, cr FROM payments_ledger_snapshot
                   WHERE account_id = a.id AND through < %(day)s::date ORDER BY through DESC LIMIT 1) AS s ON true
WHERE a.id = %(account)s
"""
END_OF_TIME = date(9999, 12, 31)
LAST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `change` and `balance` (after this line) are positive on the account's normal side."""

    entry_id: int
    journal_id: int
    booked_on: date
    at: datetime
    kind: str
    reference: str
    memo: str
    other_code: str
    change: int
    balance: int


@dataclass(frozen=True, slots=True)
class Page:
    """Lines newest first; `next` is the mark to ask for older ones with, empty on the last page."""

    lines: list[Line]
    next: str


def statement_of(
    *, code: str, unit: str, after: str = "", limit: int = 50, first: date | None = None, last: date | None = None
) -> Page:
    """Return a page of what moved on an account between two days, both included; pending amounts are not on it.

    `after` is the mark of the page before. Three statements whatever the length of the books; no OFFSET.
    Raises InvalidPosting for a mark that is none of ours.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, normal FROM payments_ledger_account WHERE code = %s AND unit = %s", [code, unit])
        account = cursor.fetchone()
        if account is None:
            return Page(lines=[], next="")
        day, row = _place(after) if after else (last or END_OF_TIME, LAST_ID)
        sign = -1 if account[1] == Side.CREDIT else 1
        place = {"account": account[0], "sign": sign, "limit": limit + 1, "first": first or date.min}
        cursor.execute(LINES, {**place, "day": day, "id": row})
        rows = cursor.fetchall()
        cursor.execute(BALANCE_BELOW, {**place, "day": day, "id": row})
        balance = sign * int(cursor.fetchone()[0])
    lines = []
    for booked_on, entry_id, change, journal_id, kind, reference, journal_memo, at, other, memo in rows[:limit]:
        text = memo or journal_memo
        lines.append(Line(entry_id, journal_id, booked_on, at, kind, reference, text, other, change, balance))
        balance -= change
    more = len(rows) > limit
    return Page(lines=lines, next=f"{lines[-1].booked_on.isoformat()}.{lines[-1].entry_id}" if more else "")


def _place(mark: str) -> tuple[date, int]:
    day, _dot, row = mark.partition(".")
    try:
        return date.fromisoformat(day), min(int(row), LAST_ID)
    except ValueError:
        raise InvalidPosting(_("That page of the statement does not exist.")) from None
