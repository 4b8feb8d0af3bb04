"""Close a month of the books."""

from calendar import monthrange
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from foundation.formats import date_format
from foundation.home import home_day
from payments.ledger.calculations.hashing import GENESIS, chain
from payments.ledger.errors import PeriodNotOver, PeriodOutOfOrder
from payments.ledger.models import Period
from payments.ledger.policies import can_close_periods
from payments.ledger.queries.month_sums import SUMS
from payments.ledger.queries.periods import month_to_close
from payments.ledger.queries.rows import rows_between
from payments.ledger.registry import events

# What stood on each account that moved this month: the snapshot before it, plus the month.
SNAPSHOTS = """
INSERT INTO payments_ledger_snapshot (account_id, through, dr, cr)
SELECT moved.account_id, %(through)s, coalesce(before.dr, 0) + moved.dr, coalesce(before.cr, 0) + moved.cr
FROM (
  SELECT side.account_id, sum(CASE WHEN side.is_debit THEN amount ELSE 0 END) AS dr,
         sum(CASE WHEN side.is_debit THEN 0 ELSE amount END) AS cr
  FROM payments_ledger_entry e
  CROSS JOIN LATERAL (VALUES (e.debit_id, true), (e.credit_id, false)) AS side (account_id, is_debit)
  WHERE e.booked_on BETWEEN %(month)s AND %(through)s AND e.state IN ('posted', 'post')
  GROUP BY side.account_id
) AS moved
LEFT JOIN LATERAL (
  SELECT dr, cr FROM payments_ledger_snapshot s WHERE s.account_id = moved.account_id ORDER BY through DESC LIMIT 1
) AS before ON true
"""

MONTH_SUMS = f"""
INSERT INTO payments_ledger_monthsum
  (month, unit, kind, debit_head, credit_head, journals, entries, debit_accounts, credit_accounts, amount)
{SUMS}
"""


@transaction.atomic
def close_period(*, by: Any = None, month: date, at: datetime) -> Period:
    """Close the month that contains `month`: nothing can be booked in it any more; make its root, snapshots and sums.

    Months are closed one after the other, beginning with the month of the first journal. Postings wait while the root
    is computed (about a second for 100,000 journals). Closed already is not an error.
    Raises NotAllowed, PeriodOutOfOrder, PeriodNotOver (it must be over in the co-op's own zone).
    """
    if not can_close_periods(by):
        raise NotAllowed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(payments_ledger_calendar())")
    month = month.replace(day=1)
    closed = Period.objects.filter(month=month).first()
    if closed is not None:
        return closed
    last = Period.objects.order_by("-month").first()
    expected = month_to_close(after=last) or month
    if month != expected:
        raise PeriodOutOfOrder(expected=date_format(expected, "F Y"))
    through = month.replace(day=monthrange(month.year, month.month)[1])
    if home_day(at) <= through:
        raise PeriodNotOver()
    previous_root = last.root if last else GENESIS
    root, journals = chain(previous_root, month, rows_between(month, through))
    period = Period.objects.create(
        month=month, through=through, previous_root=previous_root, root=root, journals=journals, closed_at=at
    )
    with connection.cursor() as cursor:
        cursor.execute(SNAPSHOTS, {"month": month, "through": through})
        cursor.execute(MONTH_SUMS, {"first": month, "last": through})
    record(by=by, verb="ledger.close_period", subject=period, data={"root": root, "journals": journals}, at=at)
    events.call("period_closed", period=period)
    return period
