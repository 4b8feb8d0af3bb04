"""Undo a declaration before anybody was paid: one journal, the mirror of the whole."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.models import Decision
from coop.surplus.enums import AllocationState, YearState
from coop.surplus.errors import AllocationMovedOn, DecisionNeeded, MayNotDeclare, NotThatDecision, PartlyPaid
from coop.surplus.models import Allocation, FiscalYear
from coop.surplus.policies import can_declare
from coop.surplus.queries.payments import money_has_moved
from coop.surplus.queries.reversals import decision_that_declared, decisions_against
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.ledger.actions.reverse_journal import reverse_journal

TELL = "coop.surplus.tell_of_taking_back"


@transaction.atomic
def take_back(
    *,
    by: Any,
    allocation: Allocation,
    why: str,
    decision: Decision | None = None,
    decision_name: str = "",
    at: datetime,
) -> Allocation:
    """Reverse a declaration that is wholly unpaid; the year is closed and waits for a new plan, and a new decision.

    `decision` is the one that says so, of `decisions_against`. Where a meeting had resolved the plan on paper, a
    meeting may take it back on paper as well: `decision_name` names it. Taken back already is not an error. Once one
    member was paid, or the money is on its way, nothing is clawed back: raises PartlyPaid. Whom a statement had reached
    is told by mail, after the commit. Also MayNotDeclare, Invalid (no reason, no meeting), DecisionNeeded,
    NotThatDecision, AllocationMovedOn, and what the books refuse.
    """
    if not can_declare(by):
        raise MayNotDeclare
    if not why.strip():
        raise Invalid(fields={"why": _("Say why: everybody will read it.")})
    # In the order in which a vote takes effect: the decision, the year, the plan.
    named = lock_row(Decision.objects.all(), decision.pk) if decision is not None else None
    year = lock_row(FiscalYear.objects.all(), allocation.fiscal_year_id)
    plan = lock_row(Allocation.objects.all(), allocation.pk)
    if plan.state == AllocationState.REVERSED:
        return plan
    if plan.state != AllocationState.DECLARED:
        raise AllocationMovedOn(state=plan.get_state_display())
    # A plan that pays nothing out ended its year at once, and nobody has been paid by it.
    if year.state != (YearState.DECLARED if plan.cash else YearState.PAID) or money_has_moved(plan):
        raise PartlyPaid
    assert plan.journal is not None, "a declared plan has its journal"
    plan.reversal_decision_name = _name(plan, named, decision_name)
    plan.reversal_decision = named
    plan.reversal = reverse_journal(by=None, journal=plan.journal, at=at, memo=why.strip()[:200])
    plan.state, plan.reversed_at, plan.reversed_why = AllocationState.REVERSED, at, why.strip()[:200]
    plan.save()
    year.state = YearState.CLOSED
    year.save(update_fields=["state"])
    data = {"sha256": plan.sha256, "decision": plan.reversal_decision_name}
    record(by=by, verb="surplus.taken_back", subject=plan, data=data, reason=why, at=at)
    enqueue(TELL, allocation_id=plan.pk)
    return plan


def _name(plan: Allocation, decision: Decision | None, meeting: str) -> str:
    """What the plan is taken back by, in words."""
    if decision is not None:
        if not decisions_against(plan).filter(pk=decision.pk).exists():
            raise NotThatDecision(fields={"decision": str(NotThatDecision.message)})
        return decision.title
    if decision_that_declared(plan) is not None:
        raise DecisionNeeded(fields={"decision": str(DecisionNeeded.message)})
    if not meeting.strip():
        raise Invalid(fields={"meeting": _("Name the meeting that resolved it.")})
    return meeting.strip()[:200]
