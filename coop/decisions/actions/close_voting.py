"""Close the vote at its time, under the same lock as casting: a ballot is in or it is not."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary_or_clock
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.actions._shuffle_at_close import seal_ballots
from coop.decisions.errors import NotClosingYet
from coop.decisions.models import Decision
from coop.decisions.registry import moments


@transaction.atomic
def close_voting(*, by: Any, decision: Decision, at: datetime) -> Decision:
    """`by` None is the clock. Whoever asks: never before the time in the notice.

    Raises OnlyTheSecretary, AboutYourself, StandsHere, NotNow, NotClosingYet.
    """
    decision = lock_decision(decision)
    actor = as_secretary_or_clock(by, decision)
    require_row(decision, "close_voting")
    if decision.closes_at is None or at < decision.closes_at:
        raise NotClosingYet
    decision = move(decision, "close_voting", actor=actor, at=at, closed_at=at)
    moments.call("closing", decision=decision, at=at)
    seal_ballots(decision=decision, at=at)
    return decision
