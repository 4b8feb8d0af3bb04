"""The returning officer finds that somebody cannot stand, and says why."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import needed_reason
from coop.decisions.actions._nominations import is_officer, locked_plan
from coop.decisions.models import Decision, Nomination, NominationState
from coop.decisions.voting_errors import OnlyTheReturningOfficer
from foundation.audit.actions.record import record
from foundation.errors import NotFound


@transaction.atomic
def refuse_nomination(*, by: Any, decision: Decision, nomination: Nomination, reason: str, at: datetime) -> Nomination:
    """Raises NotAnElection, NominationsAreClosed, OnlyTheReturningOfficer, ReasonNeeded, NotFound."""
    plan = locked_plan(decision)
    if not is_officer(by, plan):
        raise OnlyTheReturningOfficer
    why = needed_reason(reason)
    live = (NominationState.PROPOSED, NominationState.ACCEPTED)
    found = Nomination.objects.filter(pk=nomination.pk, decision=decision, state__in=live).first()
    if found is None:
        raise NotFound
    found.state, found.reason, found.answered_at = NominationState.REFUSED, why[:300], at
    found.save(update_fields=["state", "reason", "answered_at"])
    data = {"decision": decision.pk}
    record(by=by, verb="decision.refuse_nomination", subject=found, data=data, at=at, reason=why)
    return found
