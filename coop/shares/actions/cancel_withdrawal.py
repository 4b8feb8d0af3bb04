"""Leave the queue."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.shares.actions._holder import lock_holder
from coop.shares.enums import Origin, WithdrawalState
from coop.shares.errors import NotYourShares, WithdrawalNotInTheQueue
from coop.shares.models import Withdrawal
from coop.shares.policies import can_ask_for_withdrawal
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def cancel_withdrawal(*, by: Any, withdrawal: Withdrawal, at: datetime) -> Withdrawal:
    """Call off what one asked for oneself, until the board has decided. Raises NotYourShares,
    WithdrawalNotInTheQueue."""
    member = lock_holder(withdrawal.member_id)
    if not can_ask_for_withdrawal(by, member):
        raise NotYourShares
    withdrawal = lock_row(Withdrawal.objects.all(), withdrawal.pk)
    if withdrawal.state != WithdrawalState.QUEUED or withdrawal.origin != Origin.ASKED:
        raise WithdrawalNotInTheQueue
    withdrawal.state, withdrawal.ended_at = WithdrawalState.CANCELLED, at
    withdrawal.save(update_fields=["state", "ended_at"])
    record(by=by, verb="shares.withdrawal.cancelled", subject=withdrawal, at=at)
    return withdrawal
