"""Give voters more time, before the time is up; the roll, the text and the votes stay as they are."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_secretary, needed_reason
from coop.decisions.actions._move import lock_decision, note, require
from coop.decisions.calculations.clear_days import local_day
from coop.decisions.calculations.plain import plain
from coop.decisions.enums import DecisionState
from coop.decisions.errors import TooMuchMoreTime
from coop.decisions.models import Decision
from coop.decisions.queries.timing import extension_of
from coop.decisions.queries.zone import zone_of
from coop.decisions.voting_errors import VotingIsClosed
from foundation.errors import Invalid
from foundation.formats import date_format
from foundation.jobs.actions.enqueue import enqueue

TELL = "coop.decisions.mail_more_time"


@transaction.atomic
def extend_voting(*, by: Any, decision: Decision, until: datetime, reason: str, at: datetime) -> Decision:
    """Close later than the notice said, with an event and a reason that everybody reads (governance 3.2, Close).

    However often: never by more days altogether than the rules allow, counted from what the notice announced.

    Everybody on the roll is told after the commit. Only while votes are still taken: never after the closing time,
    whatever the state says. Never earlier.
    Raises OnlyTheSecretary, AboutYourself, StandsHere, NotNow, VotingIsClosed, TooMuchMoreTime,
    Invalid, ReasonNeeded.
    """
    decision = lock_decision(decision)
    actor = as_secretary(by, decision, reason=needed_reason(reason))
    require(decision, DecisionState.OPEN)
    assert decision.closes_at is not None, "an open vote has its closing time"
    if at >= decision.closes_at:
        raise VotingIsClosed
    if until <= decision.closes_at:
        raise Invalid(fields={"until": _("Choose a time after the one that was announced.")})
    most = extension_of(decision)
    if local_day(until, zone_of(decision)) > most.last_day:
        problem = TooMuchMoreTime(latest=date_format(most.last_day, "l j F Y"), days=most.days)
        raise TooMuchMoreTime(str(problem), fields={"until": str(problem)})
    data = {"closed_before": plain(decision.closes_at)}
    decision = note(decision, "extend_voting", actor=actor, at=at, data=data, closes_at=until)
    enqueue(TELL, decision_id=decision.pk, version=decision.version)
    return decision
