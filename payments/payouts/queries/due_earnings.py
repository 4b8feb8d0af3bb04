"""Earnings that something has to happen to."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from payments.operations.enums import OperationState
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning


def due_earnings(*, provider: str, at: datetime) -> "QuerySet[Earning]":
    """Earned, past the time for claims, not blocked and not on their way; the longest waiting first."""
    not_on_its_way = Q(operation__isnull=True) | Q(operation__state=OperationState.REFUSED)
    return Earning.objects.filter(
        not_on_its_way, state=EarningState.EARNED, provider=provider, transfer_after__lte=at, blocked=""
    ).order_by("transfer_after", "pk")


def blocked_earnings(*, owner: str, provider: str) -> "QuerySet[Earning]":
    """What is owed to a worker and cannot be sent."""
    return Earning.objects.filter(owner=owner, provider=provider, state=EarningState.EARNED).exclude(blocked="")


def earnings_held_too_long(*, at: datetime, days: int) -> "QuerySet[Earning]":
    """Earned, and paid by the customer at least `days` ago: the provider limits how long money may be kept."""
    return (
        Earning.objects.filter(
            state=EarningState.EARNED, alerted_days__lt=days, payment__captured_at__lte=at - timedelta(days=days)
        )
        .select_related("payment")
        .order_by("payment__captured_at", "pk")
    )
