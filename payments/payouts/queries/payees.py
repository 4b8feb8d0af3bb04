"""Finding payees."""

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
