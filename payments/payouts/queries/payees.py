"""Finding payees."""

from django.db.models import QuerySet

from payments.gateway.provider import provider
from payments.payouts.enums import PayeeState
from payments.payouts.models import Payee


def payee_of(*, owner: str, provider: str) -> Payee | None:
    """The worker's open account at a provider."""
    return (
        Payee.objects.select_related("operation")
        .filter(owner=owner, provider=provider)
        .exclude(state=PayeeState.CLOSED)
        .first()
    )


def payee_here(*, owner: str) -> Payee | None:
    """The worker's open account at the provider in use. Raises CheckoutClosed where there is none."""
    return payee_of(owner=owner, provider=provider())


def payees_not_ready(*, provider: str) -> "QuerySet[Payee]":
    """Open accounts the provider has made and that cannot be paid yet, the longest unlooked-at first."""
    waiting = (PayeeState.NEW, PayeeState.NEEDS_INFO, PayeeState.PENDING)
    return Payee.objects.filter(provider=provider, state__in=waiting, remote_id__gt="").order_by("checked_at", "pk")
