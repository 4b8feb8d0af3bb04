"""Close a year: its result is one figure from now on, and what everybody put in is frozen."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.actions._freeze_inputs import freeze_inputs
from coop.surplus.enums import YearState
from coop.surplus.errors import CloseNotReady, MayNotCloseYear
from coop.surplus.models import FiscalYear
from coop.surplus.policies import can_close_year
from coop.surplus.queries.checklist import problems
from coop.surplus.queries.result import Result, result_of
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.models import Journal
from payments.ledger.queries.result import CLOSING_KIND


@transaction.atomic
def close_year(*, by: Any, fiscal_year: FiscalYear, at: datetime) -> FiscalYear:
    """Post the result to the year's own account and freeze the patronage; closed already is not an error.

    Every income and expense account is emptied for the days of the year in one journal, 4xxx to 3900:yyyy and 3900:yyyy
    to 5xxx. Its months are closed, so it is booked today and left out of every result. Raises MayNotCloseYear,
    CloseNotReady with the first point of the checklist that is not met.
    """
    if not can_close_year(by):
        raise MayNotCloseYear
    year = lock_row(FiscalYear.objects.all(), fiscal_year.pk)
    if year.is_closed:
        return year
    wrong = problems(year, at=at)
    if wrong:
        raise CloseNotReady(problem=wrong[0], problems=wrong)
    result = result_of(year)
    year.journal = _post(year, result, at)
    year.result = result.net
    year.inputs_sha256 = freeze_inputs(year)
    year.state, year.closed_at, year.closed_by = YearState.CLOSED, at, by
    year.save()
    data = {"result": result.net, "inputs_sha256": year.inputs_sha256}
    record(by=by, verb="surplus.year_closed", subject=year, data=data, at=at)
    return year


def _post(year: FiscalYear, result: Result, at: datetime) -> Journal | None:
    pairs = [
        Pair(row.code, year.account, row.net) if row.net > 0 else Pair(year.account, row.code, -row.net)
        for row in result.accounts
    ]
    if not pairs:
        return None
    return post_journal(
        kind=CLOSING_KIND,
        pairs=pairs,
        idempotency_key=f"{CLOSING_KIND}:{year.year}",
        unit=year.unit,
        at=at,
        reference=f"year:{year.year}",
        memo=f"Result of {year.year}",
    )
