"""Who stands in an election, and who is its returning officer, while it is run (governance 3.7)."""

from typing import Any

from django.db.models import QuerySet

from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.enums import BEFORE_OPENING, UNTIL_IN_FORCE
from coop.decisions.models import Decision, ElectionPlan, Nomination, NominationState


def live_nominations(decision: Decision) -> "QuerySet[Nomination]":
    """Those who stand. Before voting opens also those who have not answered yet: they can still decline."""
    states = [NominationState.ACCEPTED]
    if decision.state in BEFORE_OPENING:
        states.append(NominationState.PROPOSED)
    return Nomination.objects.filter(decision=decision, state__in=states)


def stands_in(user: Any, decision: Decision) -> bool:
    """Whether this person is a candidate of an election that is still being run. No query for other decisions."""
    who = getattr(user, "pk", None)
    if who is None or not _is_run(decision):
        return False
    return live_nominations(decision).filter(candidate__user_id=who).exists()


def is_returning_officer(user: Any, decision: Decision) -> bool:
    """Whether this person is the returning officer of an election that is still being run."""
    who = getattr(user, "pk", None)
    if who is None or not _is_run(decision):
        return False
    return ElectionPlan.objects.filter(decision=decision, returning_officer_id=who).exists()


def _is_run(decision: Decision) -> bool:
    return decision.method in RANKED and decision.state in UNTIL_IN_FORCE
