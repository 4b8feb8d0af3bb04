"""An election before its vote: the plan and who is named."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.enums import BEFORE_OPENING
from coop.decisions.models import Decision, ElectionPlan, Nomination
from coop.decisions.queries.zone import zone_of
from coop.decisions.voting_errors import ElectionNotLaidDown, NotAnElection


@dataclass(frozen=True)
class ElectionPage:
    """`is_open`: nominations can be made and answered at this instant."""

    plan: ElectionPlan
    nominations: list[Nomination]
    is_open: bool
    zone: ZoneInfo


def election_at(decision: Decision, *, at: datetime) -> ElectionPage:
    """Two statements. Raises NotAnElection, ElectionNotLaidDown."""
    if decision.method not in RANKED:
        raise NotAnElection
    plan = ElectionPlan.objects.select_related("returning_officer").filter(decision=decision).first()
    if plan is None:
        raise ElectionNotLaidDown
    plan.decision = decision
    people = ("candidate__user", "candidate__member_class", "candidate__probation", "nominated_by__user")
    found = Nomination.objects.filter(decision=decision).select_related(*people).order_by("candidate__user__name", "pk")
    is_open = plan.nominations_open_at <= at < plan.nominations_close_at and decision.state in BEFORE_OPENING
    return ElectionPage(plan, list(found), is_open, zone_of(decision))
