"""Suspend all withdrawals: the board's right to refuse, which makes share money the co-op's own (R10, R12)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.shares.actions._holder import lock_queue
from coop.shares.enums import DecisionKind
from coop.shares.errors import MayNotDecideShares, SuspensionUnchanged
from coop.shares.models import WithdrawalDecision
from coop.shares.policies import can_decide_withdrawals
from coop.shares.queries.withdrawals import suspension
from foundation.audit.actions.record import record


@transaction.atomic
def suspend_withdrawals(*, by: Any, resolution: str, reason: str, at: datetime) -> WithdrawalDecision:
    """From now on nothing is approved; people may still ask and keep their place. Raises MayNotDecideShares,
    SuspensionUnchanged."""
    if not can_decide_withdrawals(by):
        raise MayNotDecideShares
    lock_queue()
    if suspension() is not None:
        raise SuspensionUnchanged
    decision = WithdrawalDecision.objects.create(
        kind=DecisionKind.SUSPEND, by=by, resolution=resolution, reason=reason, at=at
    )
    record(by=by, verb="shares.withdrawals.suspended", subject=decision, reason=reason, at=at)
    return decision
