"""Try again what could not be sent: refused transfers, and members whose account was not ready."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.actions._run import locked_plan
from coop.surplus.actions.start_run import PAY
from coop.surplus.enums import AllocationState, PayoutState
from coop.surplus.errors import MayNotPay
from coop.surplus.models import PayoutRun
from coop.surplus.policies import can_run_payouts
from coop.surplus.queries.payments import stopped_payouts
from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def retry_payouts(*, by: Any, run: PayoutRun, at: datetime) -> int:
    """Make every refused or waiting payout of the run due again; return how many. Raises MayNotPay."""
    if not can_run_payouts(by):
        raise MayNotPay
    plan = locked_plan(run)
    if plan.state != AllocationState.DECLARED:
        return 0
    count = stopped_payouts(run).update(state=PayoutState.DUE)
    if count:
        record(by=by, verb="surplus.payment_retried", subject=run, data={"payouts": count}, at=at)
        enqueue(PAY, run_id=run.pk)
    return count
