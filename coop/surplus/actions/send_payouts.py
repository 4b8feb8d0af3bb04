"""Send what is due of a run: each member in a transaction of their own, so that a crash loses or doubles nothing."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.actions._run import locked_plan
from coop.surplus.actions._set_off import keep_back, settle_in_full
from coop.surplus.enums import AllocationState, PayoutState
from coop.surplus.models import Payout, PayoutRun
from coop.surplus.queries.payments import due_payouts, not_payable_yet
from foundation.locks import lock_row
from payments.operations.actions.write_operation import write_operation
from payments.payouts.enums import Blocked, PayeeState
from payments.payouts.queries.payees import payee_of

KIND = "pay_patronage"


def send_payouts(*, run: PayoutRun, at: datetime, limit: int = 200) -> int:
    """Write a transfer for at most `limit` payouts that are due; return how many were looked at.

    Before the day the plan names nothing is looked at: the clock of the payments comes back to it.
    What a correction found a member had too much is kept back first.
    A member without an account that can be paid is marked as waiting; their turn comes when the account is ready.
    """
    if not_payable_yet(run, at=at):
        return 0
    due = list(due_payouts(run).values_list("pk", flat=True)[:limit])
    for pk in due:
        _send(pk, run, at)
    return len(due)


@transaction.atomic
def _send(pk: Any, run: PayoutRun, at: datetime) -> None:
    # The plan first: a declaration cannot be taken back between this look and the transfer.
    plan = locked_plan(run)
    payout = lock_row(Payout.objects.all(), pk)
    if plan.state != AllocationState.DECLARED or payout.state != PayoutState.DUE:
        return
    payout.set_off = keep_back(payout, unit=plan.unit)
    if not payout.amount:
        settle_in_full(payout, plan=plan, at=at)
        return
    payee = payee_of(owner=payout.account_id, provider=run.provider)
    if payee is None or payee.state != PayeeState.READY:
        payout.state = PayoutState.WAITING
        payout.detail = Blocked.PAYEE_NOT_READY if payee else Blocked.NO_PAYEE
        # What is kept back is reckoned anew when their turn comes.
        payout.set_off = 0
        payout.save(update_fields=["state", "detail", "set_off"])
        return
    payout.operation = write_operation(
        kind=KIND,
        # One operation per payout that is not refused: the database itself refuses a second (payments.operations).
        subject=f"surplus.payout:{payout.pk}",
        provider=run.provider,
        params={
            "payee": payee.remote_id,
            "amount": payout.amount,
            "currency": plan.unit,
            "group": plan.group,
        },
        at=at,
    )
    payout.state, payout.detail = PayoutState.SENT, ""
    payout.save(update_fields=["operation", "state", "detail", "set_off"])
