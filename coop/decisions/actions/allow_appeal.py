"""An appeal succeeds: the question is admitted after all."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._answer import open_challenge, require_free_to_answer, write_answer
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.enums import ChallengeKind, ChallengeOutcome
from coop.decisions.models import Decision


@transaction.atomic
def allow_appeal(*, by: Any, decision: Decision, answer: str, arbitrator: str = "", at: datetime) -> Decision:
    """`arbitrator` is the name of somebody from outside who decided it. Raises OnlyTheSecretary, AboutYourself, NotNow,
    RanThisVote, AskedItYourself, ArbitratorNeeded, ReasonNeeded.
    """
    decision = lock_decision(decision)
    actor = as_secretary(by, decision, reason=answer)
    require_row(decision, "allow_appeal")
    found = open_challenge(decision, ChallengeKind.RULING)
    require_free_to_answer(by, decision, [found], arbitrator=arbitrator)
    write_answer(found, by=by, outcome=ChallengeOutcome.UPHELD, answer=answer, arbitrator=arbitrator, at=at)
    return move(decision, "allow_appeal", actor=actor, at=at, data={"challenge": found.pk}, ended_reason="")
