"""The members have decided: the result is shared, in one journal."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.surplus.actions._declaration import pairs_of
from coop.surplus.enums import AllocationState, YearState
from coop.surplus.errors import AllocationMovedOn, AnotherIsDeclared, MayNotDeclare, MembersAreVoting
from coop.surplus.models import Allocation, FiscalYear
from coop.surplus.policies import can_declare
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.enums import JournalKind
from payments.ledger.models import Journal

STATEMENTS = "coop.surplus.make_statements"
DECLARATION = "declaration"


@transaction.atomic
def declare(*, by: Any, allocation: Allocation, decision_name: str, decision_url: str = "", at: datetime) -> Allocation:
    """Post the whole plan under its hash; declared already is not an error. Statements are made after the commit.

    Where nothing is paid out, the year has come to its end with it. `by` is None when a vote takes effect; the
    treasurer or the board name the meeting that resolved it otherwise, and never while the members are voting on any
    plan of that year. Raises MayNotDeclare, Invalid, AllocationMovedOn,
    AnotherIsDeclared, MembersAreVoting, AllocationDiffers, and what the books refuse.
    """
    if not can_declare(by):
        raise MayNotDeclare
    if not decision_name.strip():
        raise Invalid(fields={"decision_name": _("Name the decision of the members.")})
    year = lock_row(FiscalYear.objects.all(), allocation.fiscal_year_id)
    plan = lock_row(Allocation.objects.all(), allocation.pk)
    if plan.state == AllocationState.DECLARED:
        return plan
    if plan.state not in (AllocationState.FROZEN, AllocationState.PROPOSED):
        raise AllocationMovedOn(state=plan.get_state_display())
    if year.state != YearState.CLOSED:
        raise AnotherIsDeclared
    if by is not None and year.allocations.filter(state=AllocationState.PROPOSED).exists():
        raise MembersAreVoting
    plan.fiscal_year = year
    plan.journal = _post(plan, at)
    plan.state, plan.declared_at, plan.declared_by = AllocationState.DECLARED, at, by
    plan.decision_name, plan.decision_url = decision_name.strip()[:200], decision_url or plan.decision_url
    plan.save()
    year.state = YearState.DECLARED
    year.save(update_fields=["state"])
    if not plan.cash:  # no payment will ever begin, so none would end it
        year.state = YearState.PAID
        year.save(update_fields=["state"])
    data = {"sha256": plan.sha256, "result": plan.result, "members": plan.to_members}
    record(by=by, verb="surplus.declared", subject=plan, data=data, reason=plan.decision_name, at=at)
    enqueue(STATEMENTS, allocation_id=plan.pk)
    return plan


def _post(plan: Allocation, at: datetime) -> Journal:
    rows = plan.rows.order_by("member_no", "account_id")
    return post_journal(
        kind=JournalKind.LOSS_COVER if plan.is_loss else DECLARATION,
        pairs=pairs_of(plan, rows, plan.fiscal_year.unit),
        idempotency_key=plan.sha256,
        unit=plan.fiscal_year.unit,
        at=at,
        reference=f"year:{plan.fiscal_year.year}",
        memo=f"Plan {plan.number} of {plan.fiscal_year.year}",
    )
