"""How many members hold how much, as at an instant."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, Sum

from coop.shares.models import ShareMovement
from coop.shares.queries.register import members_entered


@dataclass(frozen=True, slots=True)
class Totals:
    """Members on the register, their shares, and the capital in minor units."""

    members: int
    quantity: int
    amount_minor: int


def totals_at(*, at: datetime) -> Totals:
    """Two statements. Shares of people whose membership has ended count until they are paid back."""
    members = members_entered(at=at).filter(Q(ended_at__isnull=True) | Q(ended_at__gt=at)).count()
    sums = ShareMovement.objects.filter(at__lte=at).aggregate(quantity=Sum("quantity"), amount=Sum("amount_minor"))
    return Totals(members, int(sums["quantity"] or 0), int(sums["amount"] or 0))
