"""The queue of withdrawals, and what was taken out within a year."""

from datetime import datetime

from django.db.models import F, Q, QuerySet, Sum

from coop.membership.models import Member
from coop.shares.calculations.times import YEAR
from coop.shares.enums import DecisionKind, WithdrawalState
from coop.shares.models import ShareType, Withdrawal, WithdrawalDecision
from coop.shares.queries.holdings import holding
from payments.gateway.errors import CheckoutClosed
from payments.operations.enums import OperationState
from payments.payouts.enums import PayeeState
from payments.payouts.models import Payee
from payments.payouts.queries.payees import payee_here

FIRST_COME = ("requested_at", "member__member_no", "id")


def queue() -> "QuerySet[Withdrawal]":
    """Who waits, first come first served; at the same instant the lower member number."""
    return (
        Withdrawal.objects.filter(state=WithdrawalState.QUEUED)
        .select_related("member__user", "member__member_class", "share_type")
        .order_by(*FIRST_COME)
    )


def to_pay() -> "QuerySet[Withdrawal]":
    """What is approved and not paid yet, the longest waiting first."""
    return (
        Withdrawal.objects.filter(state=WithdrawalState.APPROVED)
        .select_related("member__user", "share_type", "operation")
        .order_by("withdrawn_at", "id")
    )


def ready_before(withdrawal: Withdrawal, *, at: datetime) -> bool:
    """Whether somebody who came earlier could be decided about now: notice and lock-in over, not put off."""
    number = withdrawal.member.member_no or 0
    earlier = Q(requested_at__lt=withdrawal.requested_at) | Q(
        requested_at=withdrawal.requested_at, member__member_no__lt=number
    )
    return (
        Withdrawal.objects.filter(earlier, state=WithdrawalState.QUEUED, notice_ends_at__lte=at)
        .filter(Q(locked_until__isnull=True) | Q(locked_until__lte=at))
        .filter(Q(deferred_until__isnull=True) | Q(deferred_until__lte=at))
        .exists()
    )


def withdrawals_of(member: Member) -> "QuerySet[Withdrawal]":
    """The member's own, the newest first, with what the board decided."""
    return (
        Withdrawal.objects.filter(member=member)
        .select_related("share_type")
        .prefetch_related("decisions")
        .order_by("-requested_at", "-id")
    )


def within_a_year(*, at: datetime) -> "QuerySet[Withdrawal]":
    """Shares given up in the last 365 days, which a liquidator could still call back (R12)."""
    return (
        Withdrawal.objects.filter(withdrawn_at__gt=at - YEAR, withdrawn_at__lte=at)
        .select_related("member__user", "share_type")
        .order_by("-withdrawn_at", "-id")
    )


def taken_out_since(*, since: datetime, at: datetime, share_type: str) -> int:
    """Capital of one kind given up after `since` up to `at`, in minor units."""
    rows = Withdrawal.objects.filter(withdrawn_at__gt=since, withdrawn_at__lte=at, share_type_id=share_type)
    return int(rows.aggregate(total=Sum(F("amount_minor")))["total"] or 0)


def suspension() -> WithdrawalDecision | None:
    """The decision that suspended all withdrawals, or None when they are possible."""
    last = (
        WithdrawalDecision.objects.filter(kind__in=[DecisionKind.SUSPEND, DecisionKind.RESUME]).order_by("-id").first()
    )
    return last if last is not None and last.kind == DecisionKind.SUSPEND else None


def decisions(*, limit: int = 50) -> list[WithdrawalDecision]:
    """The board's latest decisions, the newest first."""
    return list(
        WithdrawalDecision.objects.select_related("withdrawal__member__user", "withdrawal__share_type").order_by("-id")[
            :limit
        ]
    )


def most_to_take_out(member: Member, *, share_type: ShareType, stays: bool, at: datetime) -> int:
    """How many shares could be asked for: what is held and not in the queue or being paid for already. Who stays a
    member keeps the least number of their class."""
    held = holding(member.pk, at=at, share_type=share_type.pk).quantity
    waiting = Withdrawal.objects.filter(member=member, share_type=share_type, state=WithdrawalState.QUEUED)
    asked = int(waiting.aggregate(total=Sum("quantity"))["total"] or 0)
    return max(held - asked - (member.member_class.min_shares if stays else 0), 0)


def withdrawal_called(pk: int) -> Withdrawal | None:
    """One withdrawal with its member and kind."""
    return (
        Withdrawal.objects.select_related("member__user", "member__member_class", "share_type", "operation")
        .filter(pk=pk)
        .first()
    )


def is_being_sent(withdrawal: Withdrawal) -> bool:
    """Whether the payment provider was asked to pay it and has not refused."""
    return withdrawal.operation is not None and withdrawal.operation.state != OperationState.REFUSED


def payout_account_of(withdrawal: Withdrawal) -> Payee | None:
    """The member's payout account, where it is ready and payments are switched on."""
    try:
        payee = payee_here(owner=withdrawal.member.account_id)
    except CheckoutClosed:
        return None
    return payee if payee is not None and payee.state == PayeeState.READY else None
