"""Finding corrections and capital given back, and what they mean for one person."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, Sum

from coop.surplus.calculations.correction import Outcome
from coop.surplus.enums import AllocationState, SettlementKind
from coop.surplus.errors import SettlementNotFound
from coop.surplus.models import Allocation, AllocationRow, Settlement, SettlementRow
from coop.surplus.queries.plans import NUMBERS_END


def settlement_called(number: int) -> Settlement:
    """Raises SettlementNotFound."""
    rows = Settlement.objects.filter(number=min(number, NUMBERS_END)).defer("document")
    found = rows.select_related("allocation__fiscal_year", "made_by", "run").first()
    if found is None:
        raise SettlementNotFound(number=number)
    return found


def settlement_with_hash(sha256: str) -> Settlement | None:
    """The correction that a decision names."""
    rows = Settlement.objects.filter(sha256=sha256, kind=SettlementKind.CORRECTION).defer("document")
    return rows.select_related("allocation__fiscal_year").first()


def given_back() -> list[Settlement]:
    """Every time capital was given back, the newest first."""
    return list(Settlement.objects.filter(kind=SettlementKind.REDEMPTION).defer("document").order_by("-number"))


def corrections_of(plan: Allocation) -> list[Settlement]:
    """Every correction of a plan, the oldest first."""
    return list(plan.corrections.defer("document").order_by("number"))


def settlements_for(user: Any) -> list[SettlementRow]:
    """What was declared that concerns the user, the newest first: one statement."""
    rows = SettlementRow.objects.filter(member__user=user, settlement__state=AllocationState.DECLARED)
    return list(rows.select_related("settlement").order_by("-settlement__number"))


def corrections_for(row: AllocationRow) -> list[SettlementRow]:
    """What declared corrections of the plan changed for whoever this row is of, the oldest first: one statement."""
    mine = SettlementRow.objects.filter(
        settlement__allocation_id=row.allocation_id,
        settlement__state=AllocationState.DECLARED,
        account_id=row.account_id,
    )
    joined = mine.select_related("settlement", "payout").defer("settlement__document")
    return list(joined.order_by("settlement__number"))


def corrected_members(settlement_id: int, *, after: int, limit: int) -> list[SettlementRow]:
    """The next people whom a declared correction concerns, by the row's key above `after`."""
    rows = SettlementRow.objects.filter(
        settlement_id=settlement_id,
        settlement__state=AllocationState.DECLARED,
        member__isnull=False,
        pk__gt=after,
    )
    joined = rows.select_related("settlement__allocation__fiscal_year", "member__user")
    return list(joined.order_by("pk")[:limit])


def my_settlement_row(settlement: Settlement, user: Any) -> SettlementRow | None:
    """What it means for the user."""
    return SettlementRow.objects.filter(settlement=settlement, member__user=user).first()


def corrected_before(plan: Allocation) -> Mapping[str, Mapping[str, int]]:
    """The measures that earlier corrections of this plan put right: the last one holds them all."""
    last = plan.corrections.filter(state=AllocationState.DECLARED).order_by("-number").first()
    return {} if last is None else last.figures["measures"]


def outcomes_of(plan: Allocation) -> dict[str, Outcome]:
    """What everybody got by this plan and by the corrections of it that were declared."""
    found = {row.account_id: Outcome(row.total, row.cash) for row in plan.rows.all()}
    later = SettlementRow.objects.filter(settlement__allocation=plan, settlement__state=AllocationState.DECLARED)
    sums = later.order_by().values("account_id").annotate(more=Sum(F("cash") + F("retained") - F("set_off")))
    for row in sums.annotate(paid=Sum("cash")):
        was = found.get(row["account_id"], Outcome(0, 0))
        found[row["account_id"]] = Outcome(was.total + row["more"], was.cash + row["paid"])
    return found
