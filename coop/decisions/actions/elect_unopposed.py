"""Elect without a ballot: there are no more candidates than seats, and the rules ask for no vote to confirm them."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_count
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.actions._standing import candidates
from coop.decisions.enums import Outcome
from coop.decisions.models import BallotBox, Decision, ElectionPlan
from coop.decisions.voting_errors import ElectionIsContested, NotAnElection


@transaction.atomic
def elect_unopposed(*, by: Any, decision: Decision, at: datetime) -> Decision:
    """Move an election from its notice straight to COUNTED: those who stand have the seats.

    `by` is whoever keeps the decision in order, or None, the clock.

    Raises:
        OnlyTheSecretary, AboutYourself, StandsHere: not this person.
        NotNow: notice has not been given, or voting has begun.
        NotAnElection: nobody is elected by this decision.
        ElectionIsContested: members must vote.
    """
    decision = lock_decision(decision)
    actor = as_count(by, decision)
    require_row(decision, "elect_unopposed")
    plan = ElectionPlan.objects.filter(decision=decision).first()
    if plan is None:
        raise NotAnElection
    standing = candidates(decision, at=at)
    if len(standing) > decision.seats or plan.confirmatory or not standing:
        raise ElectionIsContested
    box = BallotBox.objects.get(decision=decision, roll__round=decision.round)
    places = dict(box.options.values_list("nomination_id", "position"))
    result = {
        "method": "unopposed",
        "seats": decision.seats,
        "valid": 0,
        "elected": [places[nomination.pk] for nomination in standing],
        "names": [nomination.candidate.user.name for nomination in standing],
    }
    return move(decision, "elect_unopposed", actor=actor, at=at, result=result, outcome=Outcome.ELECTED)
