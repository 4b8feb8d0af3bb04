"""Give notice of a vote: the roll is frozen, and everybody on it is told in full and in good time."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.decisions.actions._actor import as_secretary, require_not_standing
from coop.decisions.actions._move import Actor, lock_decision, require_row
from coop.decisions.actions._notice import put_on_notice
from coop.decisions.actions._subject import require_possible
from coop.decisions.enums import Side
from coop.decisions.models import Decision
from coop.decisions.policies import runs_decisions
from coop.decisions.queries.support import is_convener
from coop.decisions.queries.voters import voter_of


@transaction.atomic
def give_notice(
    *,
    by: Any,
    decision: Decision,
    opens_at: datetime,
    closes_at: datetime,
    short: bool = False,
    seen: int | None = None,
    at: datetime,
) -> Decision:
    """The secretary's act; or a convener's, after the board let its month pass.

    `short`: with fewer clear days than the rules ask, voting opens only when almost everybody agreed in writing.
    Raises OnlyTheSecretary, AboutYourself, StandsHere, NotNow, SubjectHasAProblem, NoticeTooShort,
    NoShortNoticeHere, NotReceivedYet, WindowTooShort, WindowTooLong, NobodyOnTheRoll.
    """
    decision = lock_decision(decision, seen=seen)
    actor = _actor(by, decision, at=at)
    require_row(decision, "give_notice")
    require_possible(decision, at=at)
    return put_on_notice(
        decision,
        verb="give_notice",
        actor=actor,
        stage=decision.stage,
        opens_at=opens_at,
        closes_at=closes_at,
        short=short,
        at=at,
    )


def _actor(by: Any, decision: Decision, *, at: datetime) -> Actor:
    if not runs_decisions(by) and is_convener(decision, voter_of(by, at=at), at=at):
        require_not_standing(by, decision)
        return Actor(Side.CONVENERS, by)
    return as_secretary(by, decision)
