"""The result stands: nobody challenged it in time, or every challenge was dismissed."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary_or_clock
from coop.decisions.actions._answer import open_challenges_to_result, require_free_to_answer, write_answer
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.enums import ChallengeOutcome, DecisionState
from coop.decisions.errors import ChallengeOpen, ChallengeWindowOpen
from coop.decisions.models import Decision
from foundation.formats import date_format


@transaction.atomic
def confirm_result(*, by: Any, decision: Decision, answer: str = "", arbitrator: str = "", at: datetime) -> Decision:
    """`answer` dismisses the challenges that wait, in words; the clock (`by` None) has none to give.

    `arbitrator` is the name of somebody from outside who decided them. Raises OnlyTheSecretary, AboutYourself,
    StandsHere, NotNow, ChallengeWindowOpen, ChallengeOpen, RanThisVote, AskedItYourself, ArbitratorNeeded,
    ReasonNeeded.
    """
    decision = lock_decision(decision)
    actor = as_secretary_or_clock(by, decision, reason=answer)
    require_row(decision, "confirm_result")
    waiting = open_challenges_to_result(decision)
    if decision.state == DecisionState.CHALLENGED:
        if waiting and by is None:
            raise ChallengeOpen
        if waiting:
            require_free_to_answer(by, decision, waiting, arbitrator=arbitrator)
        for one in waiting:
            write_answer(one, by=by, outcome=ChallengeOutcome.DISMISSED, answer=answer, arbitrator=arbitrator, at=at)
    if decision.challenge_until is not None and at < decision.challenge_until:
        until = decision.challenge_until
        raise ChallengeWindowOpen(date=date_format(until, "l j F Y"))
    return move(decision, "confirm_result", actor=actor, at=at, data={"dismissed": [one.pk for one in waiting]})
