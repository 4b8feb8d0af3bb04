"""A challenge is upheld: the result is void. What was declared stays on record, and counts for nothing."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._answer import open_challenges_to_result, require_free_to_answer, write_answer
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.enums import ChallengeOutcome
from coop.decisions.errors import NotNow
from coop.decisions.models import Decision


@transaction.atomic
def void_result(*, by: Any, decision: Decision, answer: str, arbitrator: str = "", at: datetime) -> Decision:
    """`arbitrator` is the name of somebody from outside who decided it. Raises OnlyTheSecretary, AboutYourself,
    StandsHere, NotNow, RanThisVote, AskedItYourself, ArbitratorNeeded, ReasonNeeded.
    """
    decision = lock_decision(decision)
    actor = as_secretary(by, decision, reason=answer)
    require_row(decision, "void_result")
    waiting = open_challenges_to_result(decision)
    if not waiting:
        raise NotNow(state=decision.get_state_display())
    require_free_to_answer(by, decision, waiting, arbitrator=arbitrator)
    for one in waiting:
        write_answer(one, by=by, outcome=ChallengeOutcome.UPHELD, answer=answer, arbitrator=arbitrator, at=at)
    return move(
        decision,
        "void_result",
        actor=actor,
        at=at,
        data={"upheld": [one.pk for one in waiting]},
        ended_reason=actor.reason,
    )
