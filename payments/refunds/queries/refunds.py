"""Finding refunds."""

from django.db.models import QuerySet

from payments.checkout.models import Payment
from payments.refunds.enums import RefundState
from payments.refunds.models import Refund


def refunds_of(payment: Payment) -> "QuerySet[Refund]":
    """Every refund of a payment, the oldest first."""
    return Refund.objects.filter(payment=payment).order_by("created_at", "pk")


def refunds_on_their_way(*, provider: str) -> "QuerySet[Refund]":
    """Refunds the provider has taken on and not finished, the oldest first."""
    return Refund.objects.filter(provider=provider, state=RefundState.SENT).order_by("created_at", "pk")


def failed_refunds() -> "QuerySet[Refund]":
    """Refunds that failed: the customer is still owed the money, and somebody has to reach them."""
    return Refund.objects.filter(state=RefundState.FAILED).select_related("payment").order_by("-failed_at", "pk")
