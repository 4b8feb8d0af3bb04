"""How far the payment of a plan has come."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum

from coop.surplus.enums import PayoutState
from coop.surplus.models import Allocation, Payout, PayoutRun
from payments.operations.enums import OperationState


@dataclass(frozen=True, slots=True)
class Standing:
    """Of how many payouts, and minor units; `waiting` lack a payout account, `refused` need somebody to look."""

    count: int
    amount: int
    paid: int
    paid_amount: int
    sent: int
    waiting: int
    refused: int

    @property
    def due(self) -> int:
        return self.count - self.paid - self.sent - self.waiting - self.refused

    @property
    def settled(self) -> int:
        """Nothing more happens to these by itself."""
        return self.paid + self.waiting + self.refused

    @property
    def at_rest(self) -> bool:
        return self.settled == self.count


def money_has_moved(plan: Allocation) -> bool:
    """Whether a member was paid, or a transfer is on its way that may still pay one. A refused one moved nothing."""
    payouts = Payout.objects.filter(run__allocation=plan, operation__isnull=False)
    return payouts.exclude(operation__state=OperationState.REFUSED).exists()


def run_of(plan: Allocation) -> PayoutRun | None:
    """The payment of this plan, once it was started."""
    return PayoutRun.objects.filter(allocation=plan).first()


def standing_of(run: PayoutRun) -> Standing:
    """One statement."""
    amount = F("patronage") + F("interest")
    found = Payout.objects.filter(run=run).aggregate(
        count=Count("pk"),
        amount=Sum(amount),
        paid=Count("pk", filter=Q(state=PayoutState.PAID)),
        paid_amount=Sum(amount, filter=Q(state=PayoutState.PAID)),
        sent=Count("pk", filter=Q(state=PayoutState.SENT)),
        waiting=Count("pk", filter=Q(state=PayoutState.WAITING)),
        refused=Count("pk", filter=Q(state=PayoutState.REFUSED)),
    )
    return Standing(**{name: value or 0 for name, value in found.items()})
