"""Approve taking shares out, all or a part, when the solvency test is passed (R11)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.membership.models import Member
from coop.shares.actions._holder import (
    capital_account,
    lock_holder,
    lock_queue,
    post_share_journal,
    write_movement,
)
from coop.shares.actions.issue_certificate import issue_certificate
from coop.shares.calculations.solvency import Figures, first_obstacle
from coop.shares.calculations.wording import OBSTACLES
from coop.shares.enums import DecisionKind, MovementKind, WithdrawalState
from coop.shares.errors import (
    CoopCannotPay,
    MayNotDecideShares,
    NotFirstInLine,
    NotThatMany,
    WithdrawalNotInTheQueue,
    WithdrawalsSuspended,
)
from coop.shares.models import Withdrawal, WithdrawalDecision
from coop.shares.policies import can_decide_withdrawals
from coop.shares.queries.holdings import holding
from coop.shares.queries.solvency import rules_used, solvency_figures
from coop.shares.queries.withdrawals import ready_before, suspension
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def approve_withdrawal(
    *,
    by: Any,
    withdrawal: Withdrawal,
    quantity: int,
    resolution: str,
    need_ahead: int = 0,
    reason: str = "",
    at: datetime,
) -> Withdrawal:
    """Take `quantity` shares out of the register and owe their par to the member: 3010 to 2420. A rest keeps its place.

    `need_ahead` (minor units) is what the board expects the co-op to be short of in the coming year. The decision keeps
    the figures of the test. Raises MayNotDecideShares, WithdrawalNotInTheQueue, WithdrawalsSuspended, NotFirstInLine,
    NotThatMany, CoopCannotPay.
    """
    if not can_decide_withdrawals(by):
        raise MayNotDecideShares
    lock_queue()
    member = lock_holder(withdrawal.member_id)
    withdrawal = lock_row(Withdrawal.objects.select_related("share_type"), withdrawal.pk)
    withdrawal.member = member
    _check(withdrawal, quantity, at)
    figures = solvency_figures(withdrawal, quantity=quantity, need_ahead=need_ahead, at=at)
    if obstacle := first_obstacle(figures):
        raise CoopCannotPay(reason=str(OBSTACLES[obstacle]), obstacle=obstacle)
    rest = withdrawal.quantity - quantity
    asked = withdrawal.requested_at
    withdrawal.quantity, withdrawal.amount_minor = quantity, quantity * withdrawal.par_minor
    withdrawal.state, withdrawal.withdrawn_at = WithdrawalState.APPROVED, at
    withdrawal.save(update_fields=["quantity", "amount_minor", "state", "withdrawn_at"])
    kind = DecisionKind.REDUCE if rest else DecisionKind.APPROVE
    decision = _decide(withdrawal, kind, figures, by=by, resolution=resolution, reason=reason, at=at)
    if rest:
        _leave_rest(withdrawal, rest, asked)
    _take_out(withdrawal, member, by=by, resolution=resolution, at=at)
    data = {"quantity": quantity, "rest": rest, "decision": decision.pk}
    record(by=by, verb="shares.withdrawal.approved", subject=withdrawal, data=data, reason=reason, at=at)
    return withdrawal


def _check(withdrawal: Withdrawal, quantity: int, at: datetime) -> None:
    if withdrawal.state != WithdrawalState.QUEUED:
        raise WithdrawalNotInTheQueue
    if suspension() is not None:
        raise WithdrawalsSuspended
    if ready_before(withdrawal, at=at):
        raise NotFirstInLine
    if not 1 <= quantity <= withdrawal.quantity:
        raise NotThatMany(most=withdrawal.quantity)


def _decide(withdrawal: Withdrawal, kind: str, figures: Figures, *, at: datetime, **facts: Any) -> WithdrawalDecision:
    kept = {**figures.as_data(), "rules": rules_used(at=at)}
    return WithdrawalDecision.objects.create(
        withdrawal=withdrawal, kind=kind, quantity=withdrawal.quantity, figures=kept, at=at, **facts
    )


def _leave_rest(withdrawal: Withdrawal, rest: int, asked: datetime) -> None:
    """What was not approved keeps the place, the notice and the reason of the first request."""
    Withdrawal.objects.create(
        member=withdrawal.member,
        share_type=withdrawal.share_type,
        quantity=rest,
        par_minor=withdrawal.par_minor,
        amount_minor=rest * withdrawal.par_minor,
        origin=withdrawal.origin,
        requested_at=asked,
        notice_ends_at=withdrawal.notice_ends_at,
        locked_until=withdrawal.locked_until,
        rest_of=withdrawal,
    )


def _take_out(withdrawal: Withdrawal, member: Member, *, by: Any, resolution: str, at: datetime) -> None:
    kind = withdrawal.share_type
    journal = post_share_journal(
        kind="share_withdrawal",
        debit=capital_account(member, kind),
        credit=f"2420:{member.account_id}",
        amount=withdrawal.amount_minor,
        key=f"share_withdrawal:{withdrawal.pk}",
        reference=f"sw_{withdrawal.pk}",
        at=at,
    )
    write_movement(
        member=member,
        share_type=kind,
        quantity=-withdrawal.quantity,
        at=at,
        kind=MovementKind.WITHDRAW,
        withdrawal=withdrawal,
        journal=journal,
        by=by,
        resolution=resolution,
    )
    if holding(member.pk, at=at, share_type=kind.pk).quantity:
        issue_certificate(by=None, member=member, share_type=kind, reason="Shares taken out", at=at)
