"""Begin to pay what was declared."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.actions._run import lock_of
from coop.surplus.enums import AllocationState
from coop.surplus.errors import MayNotPay, NotDeclared, NothingToPay
from coop.surplus.models import Allocation, AllocationRow, Payout, PayoutRun, Settlement, SettlementRow
from coop.surplus.policies import can_run_payouts
from coop.surplus.queries.payments import run_of
from foundation.audit.actions.record import record
from foundation.home import first_instant
from foundation.jobs.actions.enqueue import enqueue
from payments.gateway.provider import provider

PAY = "coop.surplus.pay"
BATCH = 2_000


@transaction.atomic
def start_run(*, by: Any, allocation: Allocation | Settlement, at: datetime) -> PayoutRun:
    """Return the run with one payout per member who has cash to come; started already, the same one.

    `allocation` is a year's plan, or a settlement. The payouts are sent after the commit, each on its own; where the
    plan names a day, not before that day (`send_payouts`).
    Raises MayNotPay, NotDeclared, NothingToPay, CheckoutClosed.
    """
    if not can_run_payouts(by):
        raise MayNotPay
    plan = lock_of(allocation)
    run = run_of(plan)
    if run is not None:
        return run
    if plan.state != AllocationState.DECLARED:
        raise NotDeclared
    if not plan.cash:
        raise NothingToPay
    whose: dict[str, Any] = {"allocation" if isinstance(plan, Allocation) else "settlement": plan}
    run = PayoutRun.objects.create(**whose, provider=provider(), started_by=by, started_at=at)
    Payout.objects.bulk_create(_payouts(run, plan), batch_size=BATCH)
    record(by=by, verb="surplus.payment_begun", subject=run, data={"cash": plan.cash}, at=at)
    enqueue(PAY, run_id=run.pk)
    return run


def _payouts(run: PayoutRun, plan: Allocation | Settlement) -> Iterable[Payout]:
    if isinstance(plan, Allocation):
        payable_at = first_instant(plan.payable_from) if plan.payable_from else None
        for row in AllocationRow.objects.filter(allocation=plan, cash__gt=0).order_by("member_no", "account_id"):
            yield Payout(
                run=run, row=row, member_id=row.member_id, account_id=row.account_id,
                patronage=row.cash - row.interest, interest=row.interest,
                withheld_patronage=row.withheld_patronage, withheld_interest=row.withheld_interest,
                payable_at=payable_at,
            )  # fmt: skip
        return
    for each in SettlementRow.objects.filter(settlement=plan, cash__gt=0).order_by("member_no", "account_id"):
        yield Payout(
            run=run, settlement_row=each, member_id=each.member_id, account_id=each.account_id,
            patronage=each.cash, interest=0, withheld_patronage=each.withheld,
        )  # fmt: skip
