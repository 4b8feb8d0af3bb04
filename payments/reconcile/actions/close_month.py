"""Close the next month of the books, when everything on the list is green."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from foundation.errors import NotAllowed
from payments.ledger.actions.close_period import close_period
from payments.ledger.models import Period
from payments.reconcile.calculations.checklist import closing_lines, is_green
from payments.reconcile.errors import ChecklistNotGreen
from payments.reconcile.policies import can_close_month
from payments.reconcile.queries.closing import closing_facts


@transaction.atomic
def close_month(*, by: Any, month: date, at: datetime) -> Period:
    """Return the closed month with its root. Nothing can be booked in it any more, by anybody.

    `month` is the month the person saw, as its first day. Raises NotAllowed, ChecklistNotGreen with the list, and what
    payments.ledger raises for a month out of turn.
    """
    if not can_close_month(by):
        raise NotAllowed()
    known = Period.objects.filter(month=month).first()
    if known is not None:
        return known
    lines = closing_lines(closing_facts(month=month, at=at))
    if not is_green(lines):
        raise ChecklistNotGreen(lines=lines)
    return close_period(by=by, month=month, at=at)
