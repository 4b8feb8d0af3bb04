"""How far the payment of a plan has come."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from coop.surplus.enums import SETTLED, AllocationState, PayoutState
from coop.surplus.models import Allocation, Payout, PayoutRun, Settlement
from foundation.home import first_instant
from payments.operations.enums import OperationState
from payments.payouts.enums import PayeeState
from payments.payouts.models import Payee

# Of runs, those whose declaration stands: what was taken back pays nobody, whatever was begun.
STANDS = Q(allocation__state=AllocationState.DECLARED) | Q(settlement__state=AllocationState.DECLARED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Of how many payouts, and minor units; `waiting` lack a payout account, `refused` need somebody to look.

    `paid` are those on which nothing more is owed, set off or kept in the reserve included. `withheld` is the tax kept
    back in all, `withheld_so_far` that of payments that were made.
    """

    count: int
    amount: int
    paid: int
    paid_amount: int
    sent: int
    waiting: int
    refused: int
    withheld: int
    withheld_so_far: int

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
    payouts = Payout.objects.filter(run__allocation=plan)
    asked = Q(operation__isnull=False) & ~Q(operation__state=OperationState.REFUSED)
    return payouts.filter(asked | Q(state__in=SETTLED)).exists()


def run_of(plan: Allocation | Settlement) -> PayoutRun | None:
    """The payment of this plan or settlement, once it was started."""
    runs = PayoutRun.objects
    return (runs.filter(allocation=plan) if isinstance(plan, Allocation) else runs.filter(settlement=plan)).first()


def standing_of(run: PayoutRun) -> Standing:
    """One statement."""
    amount = F("patronage") + F("interest") - F("set_off") - F("withheld_patronage") - F("withheld_interest")
    tax = F("withheld_patronage") + F("withheld_interest")
    found = Payout.objects.filter(run=run).aggregate(
        count=Count("pk"),
        amount=Sum(amount),
        paid=Count("pk", filter=Q(state__in=SETTLED)),
        paid_amount=Sum(amount, filter=Q(state=PayoutState.PAID)),
        sent=Count("pk", filter=Q(state=PayoutState.SENT)),
        waiting=Count("pk", filter=Q(state=PayoutState.WAITING)),
        refused=Count("pk", filter=Q(state=PayoutState.REFUSED)),
        withheld=Sum(tax),
        withheld_so_far=Sum(tax, filter=Q(state__in=(PayoutState.PAID, PayoutState.SET_OFF))),
    )
    return Standing(**{name: value or 0 for name, value in found.items()})


def not_payable_yet(run: PayoutRun, *, at: datetime) -> bool:
    """Whether the day that its plan names has not come."""
    plan = run.allocation
    return plan is not None and plan.payable_from is not None and at < first_instant(plan.payable_from)


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
    return list(PayoutRun.objects.filter(STANDS, provider=provider, finished_at__isnull=True).order_by("pk"))


def stopped_with_names(run: PayoutRun, *, limit: int = 100) -> list[tuple[Payout, str]]:
    """The first payouts that do not go on by themselves, each with its member's name: one statement."""
    rows = stopped_payouts(run).select_related("member__user").order_by("state", "pk")[:limit]
    return [(payout, payout.member.user.name if payout.member else "") for payout in rows]


def unpaid(run_id: int) -> "QuerySet[Payout]":
    """What of a run is still owed, for whatever reason."""
    return Payout.objects.filter(run_id=run_id).exclude(state__in=SETTLED)


def unfetched(*, limit: int = 200) -> list[tuple[PayoutRun, str, list[tuple[Payout, str]]]]:
    """What waits for an account, or is kept until it is asked for: by payment, with names; one statement."""
    standing = PayoutRun.objects.filter(STANDS)
    rows = Payout.objects.filter(state__in=(PayoutState.WAITING, PayoutState.UNCLAIMED), run__in=standing)
    joined = rows.select_related("run__allocation__fiscal_year", "run__settlement", "member__user")
    found: dict[int, tuple[PayoutRun, str, list[tuple[Payout, str]]]] = {}
    for one in joined.order_by("run_id", "pk")[:limit]:
        _run, _title, mine = found.setdefault(one.run_id, (one.run, _title_of(one.run), []))
        mine.append((one, one.member.user.name if one.member else ""))
    return list(found.values())


def _title_of(run: PayoutRun) -> str:
    if run.allocation is not None:
        return _("The surplus of {year}").format(year=run.allocation.fiscal_year.year)
    assert run.settlement is not None, "a payment is of one plan"
    return f"{run.settlement.get_kind_display()}, {run.settlement.number}"
