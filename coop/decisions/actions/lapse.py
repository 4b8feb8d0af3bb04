"""A decision lapses: the window of its second vote has passed, or the secretary says why it holds no longer."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary_or_clock, needed_reason
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.errors import NotNow
from coop.decisions.models import Decision
from coop.decisions.queries.second_stage import second_window_is_over


@transaction.atomic
def lapse(*, by: Any, decision: Decision, reason: str, at: datetime) -> Decision:
    """`by` None is the clock, for the second stage only: a decision in force never ends by a date alone.

    Raises OnlyTheSecretary, AboutYourself, NotNow, ReasonNeeded.
    """
    decision = lock_decision(decision)
    actor = as_secretary_or_clock(by, decision, reason=reason)
    words = needed_reason(reason)
    require_row(decision, "lapse")
    if by is None and not second_window_is_over(decision, at=at):
        raise NotNow(state=decision.get_state_display())
    return move(decision, "lapse", actor=actor, at=at, ended_reason=words)
