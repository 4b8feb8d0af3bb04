"""Payments that something still has to happen to."""

from datetime import datetime

from django.db.models import QuerySet

from payments.checkout.enums import SessionState
from payments.checkout.models import Payment


def payments_to_look_at(*, provider: str, at: datetime) -> "QuerySet[Payment]":
    """Payments of this provider whose outcome is open and whose next look is due."""
    return Payment.objects.filter(provider=provider, next_sync_at__lte=at, session_id__gt="").order_by(
        "next_sync_at", "pk"
    )


def lapsed_payments(*, at: datetime) -> "QuerySet[Payment]":
    """Payments whose page is past its time and has not been closed."""
    still = (SessionState.PREPARING, SessionState.OPEN)
    return Payment.objects.filter(
        session_state__in=still, expires_at__lte=at, close_requested_at__isnull=True
    ).order_by("expires_at", "pk")
