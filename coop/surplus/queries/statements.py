"""Finding statements."""

import json
from datetime import MAXYEAR
from typing import Any

from django.db.models import Exists, OuterRef, Q

from coop.surplus.enums import AllocationState, Delivery
from coop.surplus.errors import StatementNotFound
from coop.surplus.models import Statement, StatementDelivery

STANDING = AllocationState.DECLARED


def statements_of(user: Any) -> list[Statement]:
    """The user's statements by the plans that stand, the newest year first: one statement of the database."""
    rows = Statement.objects.filter(row__member__user=user, row__allocation__state=STANDING)
    return list(rows.select_related("row__allocation__fiscal_year").order_by("-row__allocation__fiscal_year__year"))


def statement_of(user: Any, *, year: int) -> Statement:
    """The user's statement for that year. Raises StatementNotFound."""
    rows = Statement.objects.filter(
        row__member__user=user, row__allocation__state=STANDING, row__allocation__fiscal_year__year=year
    )
    found = (
        None
        if year > MAXYEAR
        else rows.select_related("row__allocation__fiscal_year", "row__member__user", "row__payout").first()
    )
    if found is None:
        raise StatementNotFound(year=year)
    return found


def untold(allocation_id: int, *, after: int, limit: int) -> list[Statement]:
    """Statements of a plan that no mail has gone out about, by their key above `after`."""
    told = StatementDelivery.objects.filter(statement=OuterRef("pk"), how=Delivery.MAILED)
    return _next_of(STANDING, ~Q(Exists(told)), allocation_id, after, limit)


def told_in_vain(allocation_id: int, *, after: int, limit: int) -> list[Statement]:
    """Statements of a plan that was taken back which reached their members before, by their key above `after`."""
    reached = StatementDelivery.objects.filter(statement=OuterRef("pk"))
    return _next_of(AllocationState.REVERSED, Q(Exists(reached)), allocation_id, after, limit)


def _next_of(state: AllocationState, which: Q, allocation_id: int, after: int, limit: int) -> list[Statement]:
    """The next statements of members by a plan in this state, with what a letter about them reads."""
    rows = Statement.objects.filter(
        which,
        row__allocation_id=allocation_id,
        row__allocation__state=state,
        row__member__isnull=False,
        pk__gt=after,
    )
    return list(rows.select_related("row__allocation__fiscal_year", "row__member__user").order_by("pk")[:limit])


def figures_of(statement: Statement) -> dict[str, Any]:
    """What the statement says, as it was written."""
    document: dict[str, Any] = json.loads(statement.document)
    return document
