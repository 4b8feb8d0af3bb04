"""Finding payees."""

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
