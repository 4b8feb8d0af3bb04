"""Begin to pay what was declared."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.enums import AllocationState
from coop.surplus.errors import MayNotPay, NotDeclared, NothingToPay
from coop.surplus.models import Allocation, AllocationRow, Payout, PayoutRun
from coop.surplus.policies import can_run_payouts
from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.gateway.provider import provider

PAY = "coop.surplus.pay"
BATCH = 2_000


@transaction.atomic
def start_run(*, by: Any, allocation: Allocation, at: datetime) -> PayoutRun:
    """Return the run with one payout per member who has cash to come; started already, the same one.

    The payouts are sent after the commit, each on its own. Raises MayNotPay, NotDeclared, NothingToPay, CheckoutClosed.
    """
    if not can_run_payouts(by):
        raise MayNotPay
    plan = lock_row(Allocation.objects.all(), allocation.pk)
    run = PayoutRun.objects.filter(allocation=plan).first()
    if run is not None:
        return run
    if plan.state != AllocationState.DECLARED:
        raise NotDeclared
    if not plan.cash:
        raise NothingToPay
    run = PayoutRun.objects.create(allocation=plan, provider=provider(), started_by=by, started_at=at)
    rows = AllocationRow.objects.filter(allocation=plan, cash__gt=0).order_by("member_no", "account_id")
    Payout.objects.bulk_create(
        (
            Payout(
                run=run, row=row, account_id=row.account_id, patronage=row.cash - row.interest, interest=row.interest
            )
            for row in rows
        ),
        batch_size=BATCH,
    )
    record(by=by, verb="surplus.payment_begun", subject=run, data={"cash": plan.cash}, at=at)
    enqueue(PAY, run_id=run.pk)
    return run
