"""Name a member for a seat. Whoever names themselves has accepted."""

from datetime import datetime

from django.db import transaction

from coop.decisions.actions._nominations import locked_plan, require_eligible, require_window
from coop.decisions.models import Decision, Nomination, NominationState
from coop.decisions.voting_errors import AlreadyNominated
from coop.membership.models import Member
from foundation.audit.actions.record import record


@transaction.atomic
def nominate(*, by: Member, decision: Decision, candidate: Member, at: datetime) -> Nomination:
    """Raises NotAnElection, NominationsAreClosed, CannotStand, AlreadyNominated."""
    plan = locked_plan(decision)
    require_window(plan, at=at)
    require_eligible(plan, candidate)
    live = (NominationState.PROPOSED, NominationState.ACCEPTED)
    if Nomination.objects.filter(decision=decision, candidate=candidate, state__in=live).exists():
        raise AlreadyNominated(name=candidate.user.name)
    myself = candidate.user_id == by.user_id
    nomination = Nomination.objects.create(
        decision=decision,
        candidate=candidate,
        nominated_by=by,
        state=NominationState.ACCEPTED if myself else NominationState.PROPOSED,
        nominated_at=at,
        answered_at=at if myself else None,
    )
    record(by=by.user, verb="decision.nominate", subject=nomination, data={"decision": decision.pk}, at=at)
    return nomination
