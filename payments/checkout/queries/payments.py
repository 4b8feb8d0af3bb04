"""Finding payments."""

from typing import Any

from django.db.models import QuerySet

from payments.checkout.enums import PAID
from payments.checkout.models import STILL_OPEN, Payment


def open_payment(*, purpose: str, reference: str) -> Payment | None:
    """The payment whose page is open, or whose outcome is not known yet."""
    return Payment.objects.filter(STILL_OPEN, purpose=purpose, reference=reference).first()


def paid_payment(*, purpose: str, reference: str) -> Payment | None:
    """The payment that paid for this reference and has not been refunded in full."""
    return Payment.objects.filter(
        purpose=purpose, reference=reference, accepted_at__isnull=False, state__in=PAID
    ).first()


def payments_for(*, purpose: str, reference: str) -> "QuerySet[Payment]":
    """Every attempt to pay for a reference, the newest first."""
    return Payment.objects.filter(purpose=purpose, reference=reference).order_by("-created_at", "pk")


def payments_by(*, payer: Any) -> "QuerySet[Payment]":
    """What a person has paid, the newest first: attempts that came to nothing are left out."""
    return Payment.objects.filter(payer=payer, captured__gt=0).order_by("-created_at", "pk")
