"""Pay an approved withdrawal into the member's payout account at the payment provider."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from coop.shares.actions._holder import lock_holder
from coop.shares.enums import WithdrawalState
from coop.shares.errors import BeingSent, CannotBeSent, MayNotHandleShareMoney, NotApproved
from coop.shares.models import Withdrawal
from coop.shares.policies import can_handle_share_money
from coop.shares.queries.withdrawals import is_being_sent, payout_account_of
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.operations.actions.write_operation import write_operation


@transaction.atomic
def send_repayment(*, by: Any, withdrawal: Withdrawal, at: datetime) -> Withdrawal:
    """Ask the provider; its answer posts 2420 to 1011 and ends the withdrawal. Pressing twice asks once.

    Raises MayNotHandleShareMoney, NotApproved, BeingSent, CannotBeSent.
    """
    if not can_handle_share_money(by):
        raise MayNotHandleShareMoney
    member = lock_holder(withdrawal.member_id)
    withdrawal = lock_row(Withdrawal.objects.all(), withdrawal.pk)
    withdrawal.member = member
    if withdrawal.state != WithdrawalState.APPROVED:
        raise NotApproved
    if is_being_sent(withdrawal):
        raise BeingSent
    payee = payout_account_of(withdrawal)
    if payee is None:
        raise CannotBeSent
    withdrawal.operation = write_operation(
        kind="repay_shares",
        subject=f"shares.withdrawal:{withdrawal.pk}",
        provider=payee.provider,
        params={
            "payee": payee.remote_id,
            "amount": withdrawal.amount_minor,
            "currency": str(settings.COOP["currency"]),
            "group": f"sw_{withdrawal.pk}",
        },
        at=at,
    )
    withdrawal.failure = ""
    withdrawal.save(update_fields=["operation", "failure"])
    data = {"amount": withdrawal.amount_minor}
    record(by=by, verb="shares.withdrawal.sent", subject=withdrawal, data=data, at=at)
    return withdrawal
