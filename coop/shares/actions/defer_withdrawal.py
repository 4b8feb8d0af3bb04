"""Put a withdrawal off until a day, and let others go first meanwhile."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.shares.actions._holder import lock_queue
from coop.shares.enums import DecisionKind, WithdrawalState
from coop.shares.errors import MayNotDecideShares, WithdrawalNotInTheQueue
from coop.shares.models import Withdrawal, WithdrawalDecision
from coop.shares.policies import can_decide_withdrawals
from foundation.audit.actions.record import record
from foundation.errors import Invalid
from foundation.locks import lock_row


@transaction.atomic
def defer_withdrawal(
    *, by: Any, withdrawal: Withdrawal, until: datetime, resolution: str, reason: str, at: datetime
) -> Withdrawal:
    """It keeps its place in the queue. Raises MayNotDecideShares, WithdrawalNotInTheQueue, Invalid (no later day)."""
    if not can_decide_withdrawals(by):
        raise MayNotDecideShares
    if until <= at:
        raise Invalid(_("Choose a day that is still to come."))
    lock_queue()
    withdrawal = lock_row(Withdrawal.objects.all(), withdrawal.pk)
    if withdrawal.state != WithdrawalState.QUEUED:
        raise WithdrawalNotInTheQueue
    withdrawal.deferred_until = until
    withdrawal.save(update_fields=["deferred_until"])
    WithdrawalDecision.objects.create(
        withdrawal=withdrawal,
        kind=DecisionKind.DEFER,
        until=until,
        by=by,
        resolution=resolution,
        reason=reason,
        at=at,
    )
    data = {"until": until.isoformat()}
    record(by=by, verb="shares.withdrawal.deferred", subject=withdrawal, data=data, reason=reason, at=at)
    return withdrawal
