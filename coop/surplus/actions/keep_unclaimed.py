"""What a member did not fetch in all the time they were given goes to the general reserve, until they ask for it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.rules.queries.policy_in_force import policy_in_force
from coop.surplus.actions._run import locked_plan
from coop.surplus.enums import AllocationState, PayoutState
from coop.surplus.errors import AllocationMovedOn, MayNotGiveBack, NotUnclaimedYet
from coop.surplus.handlers import CARRY_ON
from coop.surplus.models import Payout
from coop.surplus.policies import can_give_back
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.jobs.actions.enqueue import enqueue
from foundation.locks import lock_row
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair

KIND, RESERVE = "unclaimed", "3120"
RULE = "unclaimed_notice_days"


@transaction.atomic
def keep_unclaimed(*, by: Any, payout: Payout, resolution: str, at: datetime) -> Payout:
    """Post it from 2440:m and 2450:m to 3120; kept already is not an error. The board names its decision.

    Only what waits for a payout account, and only when the member was told as long ago as the rule says.
    Raises MayNotGiveBack, Invalid, AllocationMovedOn, NotUnclaimedYet.
    """
    if not can_give_back(by):
        raise MayNotGiveBack
    if not resolution.strip():
        raise Invalid(fields={"resolution": _("Name the board's decision.")})
    plan = locked_plan(payout.run)
    one = lock_row(Payout.objects.all(), payout.pk)
    if one.state == PayoutState.UNCLAIMED:
        return one
    days = int(policy_in_force(RULE, at=at).value)
    told = one.warned_at
    if plan.state != AllocationState.DECLARED:  # taken back meanwhile: nothing is owed by it any more
        raise AllocationMovedOn(state=plan.get_state_display())
    if one.state != PayoutState.WAITING or told is None or told + timedelta(days=days) > at:
        raise NotUnclaimedYet(days=days)
    owed = ((f"2440:{one.account_id}", one.patronage), (f"2450:{one.account_id}", one.interest))
    post_journal(
        kind=KIND,
        pairs=[Pair(code, RESERVE, amount) for code, amount in owed if amount],
        idempotency_key=f"{KIND}:{one.pk}:{told.isoformat()}",
        unit=plan.unit,
        at=at,
        reference=plan.group,
        memo=resolution.strip()[:200],
    )
    one.state, one.detail = PayoutState.UNCLAIMED, ""
    one.save(update_fields=["state", "detail"])
    data = {"amount": one.amount}
    record(by=by, verb="surplus.unclaimed_kept", subject=one, data=data, reason=resolution.strip()[:200], at=at)
    enqueue(CARRY_ON)
    return one
