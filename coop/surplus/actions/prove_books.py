"""Prove the books again before a year is closed, and keep what was found."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.errors import MayNotCloseYear, YearIsClosed
from coop.surplus.models import FiscalYear
from coop.surplus.policies import can_close_year
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.reconcile.actions.prove_books import prove_books as prove

KEPT = 10


def prove_books(*, by: Any, fiscal_year: FiscalYear, at: datetime) -> FiscalYear:
    """Run every proof of the ledger and of the rooms that add theirs; the year remembers when, and what failed.

    It is the same run as the treasurer's desk keeps, so that the months of the year may be closed by it. The proofs
    read every row, outside any lock. Raises MayNotCloseYear, YearIsClosed.
    """
    if not can_close_year(by):
        raise MayNotCloseYear
    if fiscal_year.is_closed:
        raise YearIsClosed
    proof = prove(by=by, at=at)
    wrong = [f"{failure['claim']}: {'; '.join(failure['problems'])}" for failure in proof.failures]
    return _keep(by, fiscal_year, wrong[:KEPT], at)


@transaction.atomic
def _keep(by: Any, year: FiscalYear, wrong: list[str], at: datetime) -> FiscalYear:
    fresh = lock_row(FiscalYear.objects.all(), year.pk)
    fresh.proved_at, fresh.proof_problems = at, wrong
    fresh.save(update_fields=["proved_at", "proof_problems"])
    record(by=by, verb="surplus.books_proved", subject=fresh, data={"problems": len(wrong)}, at=at)
    return fresh
