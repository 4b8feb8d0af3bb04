"""The clock of a payment: whatever a crash left behind goes on, who has become payable is paid, who is done is done."""

from datetime import datetime

from django.db import transaction

from coop.surplus.actions._run import locked_plan
from coop.surplus.actions.send_payouts import send_payouts
from coop.surplus.enums import PayoutState, YearState
from coop.surplus.models import FiscalYear, Payout, PayoutRun
from coop.surplus.queries.payments import payable_again, running, standing_of, unpaid
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.gateway.errors import CheckoutClosed
from payments.gateway.provider import provider


def carry_on_runs(*, at: datetime, limit: int = 200) -> int:
    """Return how many payouts were looked at. Runs of another provider than the one in use wait for theirs."""
    try:
        in_use = provider()
    except CheckoutClosed:
        return 0
    looked_at = 0
    for run in running(provider=in_use):
        _wake(run)
        looked_at += send_payouts(run=run, at=at, limit=limit)
        if not unpaid(run.pk).exists():
            _finish(run, at)
    return looked_at


@transaction.atomic
def _wake(run: PayoutRun) -> None:
    """Members whose payout account is ready now."""
    locked_plan(run)
    ready = list(payable_again(run).values_list("pk", flat=True))
    Payout.objects.filter(pk__in=ready, state=PayoutState.WAITING).update(state=PayoutState.DUE)


@transaction.atomic
def _finish(run: PayoutRun, at: datetime) -> None:
    plan = run.allocation
    year = lock_row(FiscalYear.objects.all(), plan.fiscal_year_id) if plan is not None else None
    fresh = lock_row(PayoutRun.objects.all(), run.pk)
    if fresh.finished_at is not None or (year is not None and year.state == YearState.CLOSED):
        return
    fresh.finished_at = at
    fresh.save(update_fields=["finished_at"])
    if year is not None and year.state == YearState.DECLARED:
        year.state = YearState.PAID
        year.save(update_fields=["state"])
    record(
        by=None, verb="surplus.payment_finished", subject=fresh, data={"paid": standing_of(fresh).paid_amount}, at=at
    )
