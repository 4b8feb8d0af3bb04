"""A nominated member accepts with a statement, changes it, declines, or withdraws."""

from datetime import datetime

from django.db import transaction

from coop.decisions.actions._nominations import locked_plan, require_eligible, require_window
from coop.decisions.calculations.statements import words_in
from coop.decisions.models import Decision, Nomination, NominationState
from coop.decisions.voting_errors import NotYourNomination, StatementHasTooManyWords
from coop.membership.models import Member
from foundation.audit.actions.record import record


@transaction.atomic
def answer_nomination(*, by: Member, decision: Decision, stands: bool, statement: str = "", at: datetime) -> Nomination:
    """`stands` False declines, or withdraws somebody who had accepted: possible until voting opens. Accepting, and the
    words of the statement, are for the time of nominations.

    Raises NotAnElection, NominationsAreClosed, NotYourNomination, CannotStand, StatementHasTooManyWords.
    """
    plan = locked_plan(decision)
    live = (NominationState.PROPOSED, NominationState.ACCEPTED)
    nomination = Nomination.objects.filter(decision=decision, candidate=by, state__in=live).first()
    if nomination is None:
        raise NotYourNomination
    if stands:
        require_window(plan, at=at)
        require_eligible(plan, by)
        words = words_in(statement)
        if words > plan.statement_words:
            raise StatementHasTooManyWords(most=plan.statement_words, words=words)
        nomination.state, nomination.statement = NominationState.ACCEPTED, statement.strip()
    else:
        accepted = nomination.state == NominationState.ACCEPTED
        nomination.state = NominationState.WITHDRAWN if accepted else NominationState.DECLINED
    nomination.answered_at = at
    nomination.save(update_fields=["state", "statement", "answered_at"])
    data = {"decision": decision.pk, "state": str(nomination.state)}
    record(by=by.user, verb="decision.answer_nomination", subject=nomination, data=data, at=at)
    return nomination
