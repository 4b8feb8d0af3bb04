"""Tax that was kept back of members' parts: what there is of it, and what went to the tax office."""

from django.conf import settings

from coop.surplus.handlers import TAX
from coop.surplus.models import TaxPayment
from payments.ledger.queries.balances import balance_of


def tax_kept() -> int:
    """Kept back and not passed on yet, in minor units."""
    return balance_of(TAX, str(settings.COOP["currency"]))


def tax_payments(*, limit: int = 100) -> list[TaxPayment]:
    """The latest, the newest first."""
    return list(TaxPayment.objects.select_related("recorded_by")[:limit])
