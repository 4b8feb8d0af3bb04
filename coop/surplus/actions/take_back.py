"""Undo a declaration before anybody was paid: one journal, the mirror of the whole."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.surplus.enums import AllocationState, YearState
from coop.surplus.errors import AllocationMovedOn, MayNotDeclare, PartlyPaid
from coop.surplus.models import Allocation, FiscalYear
from coop.surplus.policies import can_declare
from coop.surplus.queries.payments import money_has_moved
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.locks import lock_row
from payments.ledger.actions.reverse_journal import reverse_journal


@transaction.atomic
def take_back(*, by: Any, allocation: Allocation, why: str, at: datetime) -> Allocation:
    """Reverse a declaration that is wholly unpaid; the year is closed and waits for a new plan, and a new decision.

    Taken back already is not an error. Once one member was paid, or the money is on its way, nothing is clawed back:
    raises PartlyPaid. Also MayNotDeclare, Invalid (no reason), AllocationMovedOn, and what the books refuse.
    """
    if not can_declare(by):
        raise MayNotDeclare
    if not why.strip():
        raise Invalid(fields={"why": _("Say why, and by which decision: everybody will read it.")})
    year = lock_row(FiscalYear.objects.all(), allocation.fiscal_year_id)
    plan = lock_row(Allocation.objects.all(), allocation.pk)
    if plan.state == AllocationState.REVERSED:
        return plan
    if plan.state != AllocationState.DECLARED:
        raise AllocationMovedOn(state=plan.get_state_display())
    if year.state != YearState.DECLARED or money_has_moved(plan):
        raise PartlyPaid
    assert plan.journal is not None, "a declared plan has its journal"
    plan.reversal = reverse_journal(by=None, journal=plan.journal, at=at, memo=why.strip()[:200])
    plan.state, plan.reversed_at, plan.reversed_why = AllocationState.REVERSED, at, why.strip()[:200]
    plan.save()
    year.state = YearState.CLOSED
    year.save(update_fields=["state"])
    record(by=by, verb="surplus.taken_back", subject=plan, data={"sha256": plan.sha256}, reason=why, at=at)
    return plan
