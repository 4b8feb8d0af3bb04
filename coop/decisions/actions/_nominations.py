"""What the acts of an election have in common. Private to the actions of this room."""

from datetime import datetime
from typing import Any

from coop.decisions.actions._move import lock_decision
from coop.decisions.enums import BEFORE_OPENING
from coop.decisions.models import Decision, ElectionPlan
from coop.decisions.queries.eligible import why_not_eligible
from coop.decisions.voting_errors import CannotStand, NominationsAreClosed, NotAnElection
from coop.membership.models import Member


def locked_plan(decision: Decision) -> ElectionPlan:
    """The plan of an election whose vote has not opened, with the decision locked.

    Raises NotAnElection, NominationsAreClosed.
    """
    locked = lock_decision(decision)
    plan = ElectionPlan.objects.select_related("returning_officer").filter(decision=locked).first()
    if plan is None:
        raise NotAnElection
    plan.decision = locked
    if locked.state not in BEFORE_OPENING:
        raise NominationsAreClosed
    return plan


def require_window(plan: ElectionPlan, *, at: datetime) -> None:
    """Raise NominationsAreClosed outside the time laid down."""
    if not plan.nominations_open_at <= at < plan.nominations_close_at:
        raise NominationsAreClosed


def require_eligible(plan: ElectionPlan, candidate: Member) -> None:
    """Raise CannotStand with the reason."""
    why = why_not_eligible(candidate, officer_id=plan.returning_officer_id)
    if why:
        raise CannotStand(why=why)


def is_officer(by: Any, plan: ElectionPlan) -> bool:
    return bool(by is not None and by.pk == plan.returning_officer_id)
