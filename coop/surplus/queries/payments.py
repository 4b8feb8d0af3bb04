"""How far the payment of a plan has come."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from coop.surplus.enums import AllocationState, PayoutState
from coop.surplus.models import Allocation, Payout, PayoutRun
from payments.operations.enums import OperationState
from payments.payouts.enums import PayeeState
from payments.payouts.models import Payee


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


def due_payouts(run: PayoutRun) -> "QuerySet[Payout]":
    """What is to be sent, in the order it was written."""
    return Payout.objects.filter(run=run, state=PayoutState.DUE).order_by("pk")


def stopped_payouts(run: PayoutRun) -> "QuerySet[Payout]":
    """What does not go on by itself."""
    return Payout.objects.filter(run=run, state__in=(PayoutState.WAITING, PayoutState.REFUSED))


def payable_again(run: PayoutRun) -> "QuerySet[Payout]":
    """Members who waited for a payout account and have one that is ready."""
    ready = Payee.objects.filter(owner=OuterRef("account_id"), provider=run.provider, state=PayeeState.READY)
    return Payout.objects.filter(Exists(ready), run=run, state=PayoutState.WAITING)


def running(*, provider: str) -> list[PayoutRun]:
    """Runs that are not finished and whose declaration stands."""
    declared = AllocationState.DECLARED
    rows = PayoutRun.objects.filter(provider=provider, finished_at__isnull=True, allocation__state=declared)
    return list(rows.order_by("pk"))


def stopped_with_names(run: PayoutRun, *, limit: int = 100) -> list[tuple[Payout, str]]:
    """The first payouts that do not go on by themselves, each with its member's name: one statement."""
    rows = stopped_payouts(run).select_related("row__member__user").order_by("state", "pk")[:limit]
    return [(payout, payout.row.member.user.name if payout.row.member else "") for payout in rows]


def unpaid(run_id: int) -> "QuerySet[Payout]":
    """What of a run is not paid yet, for whatever reason."""
    return Payout.objects.filter(run_id=run_id).exclude(state=PayoutState.PAID)
