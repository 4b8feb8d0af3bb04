"""Ask every proof of the books and keep the answers."""

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit.actions.record import record
from payments.ledger.queries.verification import verify_ledger
from payments.reconcile.models import ProofRun


def prove_books(*, by: Any, at: datetime) -> ProofRun:
    """Return the answers, kept for the treasurer and for the closing of a month. Outside any transaction: the proofs
    read one and the same state of the books, which on a million rows takes a while, and nobody waits for them."""
    findings = list(verify_ledger())
    wrong = [finding for finding in findings if not finding.holds]
    with transaction.atomic():
        run = ProofRun.objects.create(
            at=at,
            holds=not wrong,
            proofs=len(findings),
            failures=[{"name": f.name, "claim": f.claim, "wrong": f.wrong, "problems": f.problems} for f in wrong],
            notes=[{"name": f.name, "note": f.note} for f in findings if f.note],
        )
        record(by=by, verb="payments.books_proved", subject=run, data={"wrong": [f.name for f in wrong]}, at=at)
    return run
