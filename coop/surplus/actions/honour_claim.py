"""A member asks for what they did not fetch: it is theirs again, and is sent."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.surplus.actions._run import locked_plan
from coop.surplus.actions.keep_unclaimed import RESERVE
from coop.surplus.actions.start_run import PAY
from coop.surplus.enums import PayoutState
from coop.surplus.errors import MayNotPay, NothingToHonour
from coop.surplus.models import Payout, PayoutRun
from coop.surplus.policies import can_run_payouts
from foundation.audit.actions.record import record
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair

KIND = "claim_honoured"


@transaction.atomic
def honour_claim(*, by: Any, payout: Payout, at: datetime) -> Payout:
    """Post it back from the reserve, 3120 to 2440:m and 2450:m, and send it as soon as there is an account to send to.

    Raises MayNotPay, NothingToHonour, and what the books refuse when the reserve holds less.
    """
    if not can_run_payouts(by):
        raise MayNotPay
    plan = locked_plan(payout.run)
    run = lock_row(PayoutRun.objects.all(), payout.run_id)
    one = lock_row(Payout.objects.all(), payout.pk)
    if one.state != PayoutState.UNCLAIMED or one.warned_at is None:
        raise NothingToHonour
    owed = ((f"2440:{one.account_id}", one.patronage), (f"2450:{one.account_id}", one.interest))
    post_journal(
        kind=KIND,
        pairs=[Pair(RESERVE, code, amount) for code, amount in owed if amount],
        idempotency_key=f"{KIND}:{one.pk}:{one.warned_at.isoformat()}",
        unit=plan.unit,
        at=at,
        reference=plan.group,
    )
    # Told anew, should it lie there again.
    one.state, one.warned_at = PayoutState.DUE, None
    one.save(update_fields=["state", "warned_at"])
    run.finished_at = None
    run.save(update_fields=["finished_at"])
    record(by=by, verb="surplus.claim_honoured", subject=one, data={"amount": one.amount}, at=at)
    enqueue(PAY, run_id=run.pk)
    return one
