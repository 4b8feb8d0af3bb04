"""Open the vote. The clock may ask; only when every precondition holds does it open."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary_or_clock
from coop.decisions.actions._ballot_box import open_box
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.calculations.preconditions import problems_before_opening
from coop.decisions.errors import NotReadyToOpen
from coop.decisions.models import Decision
from coop.decisions.queries.opening import opening_facts
from coop.decisions.registry import moments


@transaction.atomic
def open_voting(*, by: Any, decision: Decision, at: datetime) -> Decision:
    """`by` None is the clock. Raises OnlyTheSecretary, AboutYourself, StandsHere, NotNow, NotReadyToOpen with
    `problems`.
    """
    decision = lock_decision(decision)
    actor = as_secretary_or_clock(by, decision)
    require_row(decision, "open_voting")
    problems = problems_before_opening(opening_facts(decision, at=at))
    if problems:
        raise NotReadyToOpen(first=problems[0], problems=problems)
    moments.call("opening", decision=decision, at=at)
    open_box(decision=decision, at=at)
    return move(decision, "open_voting", actor=actor, at=at, opened_at=at)
