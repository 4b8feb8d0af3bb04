"""Answer what a member questioned without moving the decision: an appeal that fails, an objection to the roll,
or a challenge to the first of two votes.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_secretary
from coop.decisions.actions._answer import require_free_to_answer, write_answer
from coop.decisions.actions._move import lock_decision, note
from coop.decisions.enums import ChallengeKind, ChallengeOutcome, DecisionState
from coop.decisions.errors import NotNow
from coop.decisions.models import Challenge


@transaction.atomic
def answer_challenge(
    *, by: Any, challenge: Challenge, outcome: str, answer: str, arbitrator: str = "", at: datetime
) -> Challenge:
    """An appeal that succeeds goes through `allow_appeal`; a challenge to the result at hand through
    `confirm_result` or `void_result`. `arbitrator` is the name of somebody from outside who decided it.
    Raises OnlyTheSecretary, AboutYourself, StandsHere, RanThisVote, AskedItYourself, ArbitratorNeeded, NotNow,
    ReasonNeeded.
    """
    decision = lock_decision(challenge.decision)
    actor = as_secretary(by, decision, reason=answer)
    challenge = Challenge.objects.select_for_update(of=("self",)).select_related("raised_by").get(pk=challenge.pk)
    if challenge.outcome:
        raise NotNow(_("This has been answered already."))
    moves = (challenge.kind == ChallengeKind.RULING and outcome == ChallengeOutcome.UPHELD) or (
        challenge.kind == ChallengeKind.RESULT and decision.state == DecisionState.CHALLENGED
    )
    if moves or outcome not in ChallengeOutcome.values:
        raise NotNow(state=decision.get_state_display())
    require_free_to_answer(by, decision, [challenge], arbitrator=arbitrator)
    write_answer(challenge, by=by, outcome=outcome, answer=answer, arbitrator=arbitrator, at=at)
    note(decision, "answer_challenge", actor=actor, at=at, data={"challenge": challenge.pk, "outcome": outcome})
    return challenge
