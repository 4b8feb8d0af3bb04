"""The treasurer paid an approved withdrawal from the co-op's bank account."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.shares.actions._holder import lock_holder, post_share_journal
from coop.shares.enums import WithdrawalState
from coop.shares.errors import BeingSent, MayNotHandleShareMoney, NotApproved
from coop.shares.models import Withdrawal
from coop.shares.policies import can_handle_share_money
from coop.shares.queries.withdrawals import is_being_sent
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def record_withdrawal_payment(*, by: Any, withdrawal: Withdrawal, bank_reference: str, at: datetime) -> Withdrawal:
    """2420 to 1000. `bank_reference` names the line of the statement. Raises MayNotHandleShareMoney, NotApproved,
    BeingSent."""
    if not can_handle_share_money(by):
        raise MayNotHandleShareMoney
    member = lock_holder(withdrawal.member_id)
    withdrawal = lock_row(Withdrawal.objects.all(), withdrawal.pk)
    if withdrawal.state != WithdrawalState.APPROVED:
        raise NotApproved
    if is_being_sent(withdrawal):
        raise BeingSent
    post_share_journal(
        kind="share_repayment",
        debit=f"2420:{member.account_id}",
        credit="1000",
        amount=withdrawal.amount_minor,
        key=f"share_repayment:{withdrawal.pk}",
        reference=f"sw_{withdrawal.pk}",
        at=at,
    )
    withdrawal.state, withdrawal.paid_at, withdrawal.bank_reference = WithdrawalState.PAID, at, bank_reference
    withdrawal.save(update_fields=["state", "paid_at", "bank_reference"])
    record(by=by, verb="shares.withdrawal.paid", subject=withdrawal, data={"amount": withdrawal.amount_minor}, at=at)
    return withdrawal
