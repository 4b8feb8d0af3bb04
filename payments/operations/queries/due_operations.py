"""Operations that wait."""

from datetime import datetime

from django.db.models import Q, QuerySet

from payments.operations.enums import LIVE, OperationState
from payments.operations.models import Operation


def due_operations(*, provider: str, at: datetime) -> "QuerySet[Operation]":
    """Operations of this provider whose time has come and that nobody is sending, the longest waiting first."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=at)
    return Operation.objects.filter(free, provider=provider, state__in=LIVE, next_try_at__lte=at).order_by(
        "next_try_at", "pk"
    )


def operations_for_a_person() -> "QuerySet[Operation]":
    """Operations that ended refused, or that nobody but a person can bring to an end; the newest first."""
    ended = (OperationState.NEEDS_PERSON, OperationState.REFUSED)
    return Operation.objects.filter(state__in=ended).order_by("-created_at", "pk")
