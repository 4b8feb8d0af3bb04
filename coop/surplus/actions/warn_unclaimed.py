"""Tell members whose part cannot be sent that it waits for them, and how long."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.actions._run import locked_plan
from coop.surplus.enums import AllocationState, PayoutState
from coop.surplus.errors import MayNotPay
from coop.surplus.models import Payout, PayoutRun
from coop.surplus.policies import can_run_payouts
from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row

WARN = "coop.surplus.tell_unclaimed"


@transaction.atomic
def warn_unclaimed(*, by: Any, run: PayoutRun, at: datetime) -> int:
    """Tell everybody of this payment who waits for a payout account and was not told yet; return how many.

    The time until it may go to the reserve is counted from today (coop-finance C, after CoLab 7.6).
    Of what was taken back nobody is told. Raises MayNotPay.
    """
    if not can_run_payouts(by):
        raise MayNotPay
    if locked_plan(run).state != AllocationState.DECLARED:
        return 0
    fresh = lock_row(PayoutRun.objects.all(), run.pk)
    waiting = Payout.objects.filter(run=fresh, state=PayoutState.WAITING, warned_at=None, member__isnull=False)
    told = list(waiting.values_list("pk", flat=True))
    waiting.filter(pk__in=told).update(warned_at=at)
    for pk in told:
        enqueue(WARN, payout_id=pk)
    if told:
        record(by=by, verb="surplus.unclaimed_warned", subject=fresh, data={"payouts": len(told)}, at=at)
    return len(told)
