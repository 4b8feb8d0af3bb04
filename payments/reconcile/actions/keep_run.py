"""Keep what a comparison found."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from payments.gateway.calculations.states import BalanceEntry
from payments.reconcile.actions._cause import Cause
from payments.reconcile.calculations.figures import Figures
from payments.reconcile.enums import Check, Explained
from payments.reconcile.models import Finding, Run


@transaction.atomic
def keep_run(
    *,
    by: Any,
    provider: str,
    since: datetime,
    explained: list[tuple[BalanceEntry, Cause]],
    figures: dict[str, Figures],
    books: str,
    findings: list[tuple[Check, str, str, str]],
    at: datetime,
) -> Run:
    """Return the run; it is `ok` when it found nothing to say."""
    states = [cause.explained for _entry, cause in explained]
    run = Run.objects.create(
        provider=provider,
        at=at,
        since=since,
        lines=len(explained),
        adopted=states.count(Explained.ADOPTED),
        unexplained=states.count(Explained.UNEXPLAINED),
        figures={currency: these.as_data() for currency, these in figures.items()},
        books=books,
        ok=not findings,
    )
    Finding.objects.bulk_create(
        Finding(run=run, check_name=check, sentence=sentence, line_id=line or None, subject=subject[:120])
        for check, sentence, line, subject in findings
    )
    record(by=by, verb="payments.reconciled", subject=run, data={"lines": run.lines, "findings": len(findings)}, at=at)
    return run
