"""Close the months of a year that are still open, one after the other, each when its own list is green."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Min

from coop.surplus.enums import YearState
from coop.surplus.errors import MayNotCloseYear, YearIsClosed, YearNotOver
from coop.surplus.models import FiscalYear
from coop.surplus.policies import can_close_year
from coop.surplus.queries.checklist import end_of
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.ledger.models import Journal, Period
from payments.reconcile.actions.close_month import close_month
from payments.reconcile.actions.prove_books import prove_books
from payments.reconcile.models import ProofRun


def close_months(*, by: Any, fiscal_year: FiscalYear, at: datetime) -> FiscalYear:
    """Close every month up to the end of the year; the year is then being closed. Nothing can be booked in it any more.

    Each month is a transaction of its own and passes the checklist that a month passes by itself (payments.reconcile):
    stopped in between, what was closed stays closed and the rest can be asked for again. Books that were not proved
    since the year ended are proved first. Raises MayNotCloseYear, YearIsClosed, YearNotOver, ChecklistNotGreen with
    the list, and what close_month raises.
    """
    if not can_close_year(by):
        raise MayNotCloseYear
    if fiscal_year.is_closed:
        raise YearIsClosed
    if at < end_of(fiscal_year):
        raise YearNotOver
    _mark(by, fiscal_year, at)
    if _next_month(fiscal_year) is not None and not ProofRun.objects.filter(at__gte=end_of(fiscal_year)).exists():
        prove_books(by=by, at=at)
    while (month := _next_month(fiscal_year)) is not None:
        close_month(by=None, month=month, at=at)
    fiscal_year.refresh_from_db()
    return fiscal_year


@transaction.atomic
def _mark(by: Any, year: FiscalYear, at: datetime) -> None:
    fresh = lock_row(FiscalYear.objects.all(), year.pk)
    if fresh.state == YearState.OPEN:
        fresh.state = YearState.CLOSING
        fresh.save(update_fields=["state"])
        record(by=by, verb="surplus.closing_begun", subject=fresh, at=at)


def _next_month(year: FiscalYear) -> Any:
    """The month to close next, or None when the year has none left."""
    last = Period.objects.order_by("-through").values_list("through", flat=True).first()
    if last is not None:
        return None if last >= year.ends_on else last + timedelta(days=1)
    first = Journal.objects.aggregate(first=Min("booked_on"))["first"]
    return min(first, year.ends_on).replace(day=1) if first else year.ends_on.replace(day=1)
