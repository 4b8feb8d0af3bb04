"""The secretary lets a question go forward."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.calculations.clear_days import add_months, local_day
from coop.decisions.enums import Outcome
from coop.decisions.errors import AskedTooSoon
from coop.decisions.models import Decision
from coop.decisions.queries.support import procedure_number
from coop.decisions.queries.zone import zone_of
from foundation.formats import date_format


@transaction.atomic
def rule_admissible(
    *,
    by: Any,
    decision: Decision,
    earlier: Decision | None = None,
    permission: str = "",
    seen: int | None = None,
    at: datetime,
) -> Decision:
    """Admit it. `earlier` is the decision in which the members were asked the same before, if they were.

    A question that was turned down does not return for six months unless `permission` says why it may (One Click
    Orgs IPS-2014). Whether it is the same question is for people to judge. Raises OnlyTheSecretary, AboutYourself,
    NotNow, AskedTooSoon.
    """
    decision = lock_decision(decision, seen=seen)
    actor = as_secretary(by, decision, reason=permission)
    require_row(decision, "rule_admissible")
    if earlier is not None and earlier.outcome == Outcome.LOST and earlier.declared_at and not permission.strip():
        zone = zone_of(decision)
        months = procedure_number(decision, "defeated_question_months", 6)
        again = add_months(local_day(earlier.declared_at, zone), months)
        if local_day(at, zone) < again:
            raise AskedTooSoon(date=date_format(again, "j F Y"))
    return move(decision, "rule_admissible", actor=actor, at=at, earlier=earlier)
