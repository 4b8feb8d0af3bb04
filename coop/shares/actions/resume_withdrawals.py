"""Make withdrawals possible again."""

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
def resume_withdrawals(*, by: Any, resolution: str, reason: str = "", at: datetime) -> WithdrawalDecision:
    """The queue goes on where it stood. Raises MayNotDecideShares, SuspensionUnchanged."""
    if not can_decide_withdrawals(by):
        raise MayNotDecideShares
    lock_queue()
    if suspension() is None:
        raise SuspensionUnchanged
    decision = WithdrawalDecision.objects.create(
        kind=DecisionKind.RESUME, by=by, resolution=resolution, reason=reason, at=at
    )
    record(by=by, verb="shares.withdrawals.resumed", subject=decision, reason=reason, at=at)
    return decision
