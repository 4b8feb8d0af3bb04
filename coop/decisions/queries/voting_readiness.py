"""Whether the ballot itself is ready to open. The lifecycle asks, together with everything else."""

from django.utils.translation import gettext as _

from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.models import BallotBox, Decision, ElectionPlan, NominationState, Option, TieOrder
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


def _election_problems(decision: Decision, box: BallotBox) -> list[str]:
    standing = Option.objects.filter(box=box, withdrawn=False, nomination__state=NominationState.ACCEPTED).values_list(
        "nomination__candidate__user_id", flat=True
    )
    plan = ElectionPlan.objects.select_related("returning_officer").filter(decision=decision).first()
    problems = []
    if not standing:
        problems.append(_("Nobody stands for election."))
    elif len(standing) <= box.seats:
        problems.append(_("There are no more candidates than seats: they are elected without a ballot."))
    if plan is None:
        problems.append(_("It is not laid down how this election is run."))
    elif plan.returning_officer_id in set(standing) or is_board(plan.returning_officer):
        problems.append(_("The returning officer must neither stand nor sit on the board."))
    return problems
