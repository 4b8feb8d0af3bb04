"""Whether the ballot itself is ready to open. The lifecycle asks, together with everything else."""

from django.utils.translation import gettext as _

from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.calculations.clear_days import local_day
from coop.decisions.models import BallotBox, Decision, ElectionPlan, NominationState, Option, TieOrder
from coop.decisions.queries.eligible import why_not_eligible
from coop.decisions.queries.publicity import vote_from
from coop.decisions.queries.timing import stage_rules
from coop.decisions.queries.zone import zone_of
from coop.membership.policies import is_board


def problems_before_opening(decision: Decision) -> list[str]:
    """Why voting cannot open as far as the ballot goes, a sentence each; empty when it can."""
    box = BallotBox.objects.filter(decision=decision, roll__round=decision.round).first()
    if box is None:
        return [_("The ballot box of this vote was not made with the notice.")]
    problems = []
    if box.method in RANKED:
        if not TieOrder.objects.filter(box=box).exists():
            problems.append(_("The order that settles ties was not committed to."))
        problems += _election_problems(decision, box)
    return problems


def _too_early(decision: Decision) -> bool:
    rules = stage_rules(decision, 1).get("nominations", {}) if decision.pack else {}
    earliest = vote_from(decision, rules)
    if earliest is None or decision.opens_at is None:
        return False
    return local_day(decision.opens_at, zone_of(decision)) < earliest


def _election_problems(decision: Decision, box: BallotBox) -> list[str]:
    standing = {
        option.nomination.candidate.user_id
        for option in Option.objects.filter(box=box, withdrawn=False, nomination__state=NominationState.ACCEPTED)
        .select_related("nomination__candidate__member_class", "nomination__candidate__probation")
        .order_by("position")
        if option.nomination is not None and not why_not_eligible(option.nomination.candidate)
    }
    plan = ElectionPlan.objects.select_related("returning_officer").filter(decision=decision).first()
    problems = []
    if not standing:
        problems.append(_("Nobody stands for election."))
    elif len(standing) <= box.seats:
        problems.append(_("There are no more candidates than seats: they are elected without a ballot."))
    if plan is None:
        problems.append(_("It is not laid down how this election is run."))
    elif _too_early(decision):
        problems.append(_("The rules ask that an election is made known longer before the vote."))
    if plan is not None and (plan.returning_officer_id in standing or is_board(plan.returning_officer)):
        problems.append(_("The returning officer must neither stand nor sit on the board."))
    return problems
