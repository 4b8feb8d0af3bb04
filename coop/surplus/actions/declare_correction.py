"""The members have decided on a correction: who is owed more is, and who had too much has it set off later."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.surplus.calculations.correction import Delta, paired
from coop.surplus.enums import AllocationState
from coop.surplus.errors import AllocationMovedOn, MayNotDeclare, MembersAreVoting
from coop.surplus.handlers import TOO_MUCH
from coop.surplus.models import Settlement
from coop.surplus.policies import can_declare
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair

KIND = "correction"
TELL = "coop.surplus.tell_of_correction"


@transaction.atomic
def declare_correction(
    *, by: Any, settlement: Settlement, decision_name: str, decision_url: str = "", at: datetime
) -> Settlement:
    """Post it in one journal under its hash: 1230:m of whoever had too much to 2440:m and 3210:m:yyyy of the others.

    Declared already is not an error. `by` is None when a vote takes effect. Whom it concerns is told after the commit.
    Raises MayNotDeclare, Invalid, AllocationMovedOn, and MembersAreVoting when an officer names a meeting meanwhile.
    """
    if not can_declare(by):
        raise MayNotDeclare
    if not decision_name.strip():
        raise Invalid(fields={"decision_name": _("Name the decision of the members.")})
    one = lock_row(Settlement.objects.select_related("allocation__fiscal_year"), settlement.pk)
    if one.state == AllocationState.DECLARED:
        return one
    if one.state == AllocationState.DROPPED or one.allocation is None:
        raise AllocationMovedOn(state=one.get_state_display())
    if by is not None and one.state == AllocationState.PROPOSED:
        raise MembersAreVoting
    year = one.allocation.fiscal_year.year
    found = [Delta(row.account_id, row.cash, row.retained, row.set_off) for row in one.rows.all()]
    pairs = [
        Pair(f"{TOO_MUCH}:{debtor}", f"2440:{owner}" if sort == "cash" else f"3210:{owner}:{year}", amount)
        for debtor, owner, sort, amount in paired(found)
    ]
    one.journal = post_journal(
        kind=KIND, pairs=pairs, idempotency_key=one.sha256, unit=one.unit, at=at, reference=one.group,
        memo=f"Correction {one.number} of plan {one.allocation.number} of {year}",
    )  # fmt: skip
    one.state, one.declared_at, one.declared_by = AllocationState.DECLARED, at, by
    one.decision_name, one.decision_url = decision_name.strip()[:200], decision_url or one.decision_url
    one.save()
    data = {"sha256": one.sha256, "moved": one.set_off}
    record(by=by, verb="surplus.correction_declared", subject=one, data=data, reason=one.decision_name, at=at)
    enqueue(TELL, settlement_id=one.pk)
    return one
