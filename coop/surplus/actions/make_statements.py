"""Write every member's notice of what they got, with the stated amounts."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from coop.counting.formats.canonical import canonical, digest
from coop.surplus.actions._declaration import TRANCHE
from coop.surplus.enums import AllocationState
from coop.surplus.models import Allocation, AllocationRow, Statement
from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.ledger.queries.trial_balance import trial_balance

FORMAT = "commonwork-statement/1"
TELL = "coop.surplus.tell_members"
BATCH = 2_000


@transaction.atomic
def make_statements(*, allocation: Allocation, at: datetime) -> int:
    """Return how many were written: one for each member the plan gives something to, or takes something from.

    Called again, nothing new. A plan that was taken back meanwhile gets none. Members are told after the commit.
    """
    plan = lock_row(Allocation.objects.all(), allocation.pk)
    if plan.state != AllocationState.DECLARED:
        return 0
    rows = plan.rows.filter(statement__isnull=True, member__isnull=False).exclude(total=0)
    holds, before = _tranches(plan.fiscal_year.unit), _closing_before(plan)
    made = [_statement(plan, row, holds, before, at) for row in rows]
    Statement.objects.bulk_create(made, batch_size=BATCH)
    if made:
        record(by=None, verb="surplus.statements_made", subject=plan, data={"count": len(made)}, at=at)
        enqueue(TELL, allocation_id=plan.pk)
    return len(made)


def _statement(
    plan: Allocation, row: AllocationRow, holds: Mapping[str, int], before: Mapping[str, int], at: datetime
) -> Statement:
    document = {
        "format": FORMAT,
        "year": plan.fiscal_year.year,
        "first": plan.fiscal_year.starts_on.isoformat(),
        "last": plan.fiscal_year.ends_on.isoformat(),
        "unit": plan.fiscal_year.unit,
        "member_no": row.member_no,
        "plan": plan.sha256,
        "decision": plan.decision_name,
        "decision_url": plan.decision_url,
        "result": plan.result,
        "to_members": plan.to_members,
        "total": row.total,
        "patronage": row.patronage,
        "interest": row.interest,
        "cash": row.cash,
        "retained": row.retained,
        "measures": row.measures,
        "parts": row.parts,
        "capital": _capital_account(row, holds.get(row.account_id, 0), before.get(row.account_id)),
        **_about_paying(plan, row),
    }
    return Statement(row=row, document=canonical(document).decode(), sha256=digest(document), made_at=at)


def _about_paying(plan: Allocation, row: AllocationRow) -> dict[str, Any]:
    """The tax kept back of what is paid, by which law, and the day before which nothing is; only what there is."""
    found: dict[str, Any] = {}
    if row.withheld:
        found["withheld"] = row.withheld
        found["withholding"] = [
            {"of": rule["of"], "percent": rule["percent"], "citation": rule["citation"]} for rule in plan.withholding
        ]
    if row.cash and plan.payable_from is not None:
        found["payable_from"] = plan.payable_from.isoformat()
    return found


def _capital_account(row: AllocationRow, closing: int, opening: int | None) -> dict[str, int]:
    """Opening + credited - losses - redeemed = closing, in minor units.

    `opening` is the closing of the member's last statement; without one it is what stood there before this credit.
    """
    credited, losses = max(row.retained, 0), max(-row.retained, 0)
    stood = closing - credited + losses
    redeemed = max((stood if opening is None else opening) - stood, 0)
    return {
        "opening": stood + redeemed,
        "credited": credited,
        "losses": losses,
        "redeemed": redeemed,
        "closing": closing,
    }


def _tranches(unit: str) -> dict[str, int]:
    """What each owner's capital tranches hold now, in minor units."""
    found: dict[str, int] = {}
    for line in trial_balance(unit=unit, by_account=True).lines:
        head, _, rest = line.code.partition(":")
        if head == TRANCHE:
            owner = rest.partition(":")[0]
            found[owner] = found.get(owner, 0) + line.credit - line.debit
    return found


def _closing_before(plan: Allocation) -> dict[str, int]:
    """Each member's closing balance by the last plan before this one that stands."""
    last = (
        Allocation.objects.filter(state=AllocationState.DECLARED, declared_at__lt=plan.declared_at)
        .exclude(pk=plan.pk)
        .order_by("-declared_at")
        .first()
    )
    if last is None:
        return {}
    rows: Any = Statement.objects.filter(row__allocation=last).values_list("row__account_id", "document")
    return {account_id: int(json.loads(document)["capital"]["closing"]) for account_id, document in rows}
