"""Give notice of the second vote that the rules ask for, inside its window."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._move import lock_decision, require_row
from coop.decisions.actions._notice import put_on_notice
from coop.decisions.actions._subject import require_possible
from coop.decisions.enums import Outcome
from coop.decisions.errors import NoSecondStage, NotCarried
from coop.decisions.models import Decision
from coop.rules.calculations.counting_rule import stage_count


@transaction.atomic
def give_second_notice(
    *,
    by: Any,
    decision: Decision,
    opens_at: datetime,
    closes_at: datetime,
    seen: int | None = None,
    at: datetime,
) -> Decision:
    """The same text again, with a new roll. It opens between the days the rules name (CCBSA 2014 s.113: from 14 days
    to one month after the first vote).

    Raises OnlyTheSecretary, AboutYourself, NotNow, NoSecondStage, NotCarried, OutsideTheStageWindow, and as
    `give_notice`.
    """
    decision = lock_decision(decision, seen=seen)
    actor = as_secretary(by, decision)
    require_row(decision, "give_second_notice")
    if decision.stage >= stage_count(decision.type_rules):
        raise NoSecondStage
    if decision.outcome != Outcome.CARRIED:
        raise NotCarried
    require_possible(decision, at=at)
    return put_on_notice(
        decision,
        verb="give_second_notice",
        actor=actor,
        stage=decision.stage + 1,
        opens_at=opens_at,
        closes_at=closes_at,
        at=at,
    )
