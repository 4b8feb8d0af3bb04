"""Finding drafts and plans, and what they mean for one person."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from coop.surplus.enums import AllocationState
from coop.surplus.errors import AllocationNotFound, DraftNotFound
from coop.surplus.models import Allocation, AllocationRow, Draft, DraftRow, FiscalYear

# With fewer people a middle value would tell what single members get.
FEWEST = 5
# A number in an address may be of any length; the column ends here.
NUMBERS_END = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Spread:
    """Minor units among those who get something: the least, the middle and the most. Hidden below five people."""

    people: int
    least: int
    middle: int
    most: int


def drafts_of(year: FiscalYear) -> list[Draft]:
    """Every draft of a year, the newest first; without the engine's document."""
    return list(Draft.objects.filter(fiscal_year=year).defer("document").select_related("made_by").order_by("-number"))


def draft_called(year: FiscalYear, number: int) -> Draft:
    """Raises DraftNotFound."""
    drafts = Draft.objects.filter(fiscal_year=year, number=min(number, NUMBERS_END)).defer("document")
    found = drafts.select_related("made_by", "fiscal_year").first()
    if found is None:
        raise DraftNotFound(number=number)
    return found


def plans_of(year: FiscalYear) -> list[Allocation]:
    """Every frozen plan of a year, the newest first; without its document."""
    return list(Allocation.objects.filter(fiscal_year=year).defer("document").order_by("-number"))


def plan_called(year: FiscalYear, number: int) -> Allocation:
    """Raises AllocationNotFound."""
    plans = Allocation.objects.filter(fiscal_year=year, number=min(number, NUMBERS_END)).defer("document")
    found = plans.select_related("fiscal_year", "draft__made_by", "reversal_decision").first()
    if found is None:
        raise AllocationNotFound(number=number)
    return found


def plan_with_hash(sha256: str) -> Allocation | None:
    """The plan that a decision names."""
    return Allocation.objects.filter(sha256=sha256).defer("document").select_related("fiscal_year").first()


def plan_in_force(year: FiscalYear) -> Allocation | None:
    """The plan by which the year was shared."""
    plans = Allocation.objects.filter(fiscal_year=year, state=AllocationState.DECLARED).defer("document")
    return plans.select_related("fiscal_year").first()


def my_draft_row(draft: Draft, user: Any) -> DraftRow | None:
    """What the draft would give the user."""
    return DraftRow.objects.filter(draft=draft, member__user=user).order_by("-total").first()


def my_plan_row(plan: Allocation, user: Any) -> AllocationRow | None:
    """What the plan gives the user."""
    return AllocationRow.objects.filter(allocation=plan, member__user=user).order_by("-total").first()


def spread_of(draft: Draft) -> Spread | None:
    """How a draft falls among those who get something; None below five people."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), min(total), percentile_disc(0.5) WITHIN GROUP (ORDER BY total), max(total) "
            "FROM coop_surplus_draftrow WHERE draft_id = %s AND total <> 0",
            [draft.pk],
        )
        people, least, middle, most = cursor.fetchone()
    return Spread(people, int(least), int(middle), int(most)) if people >= FEWEST else None
