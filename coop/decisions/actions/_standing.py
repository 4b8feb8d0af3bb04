"""Who of those who stand still can: asked at the notice, at the opening and at the count (governance 3.7).

Between these moments nothing is taken away: a suspension can end, and notice to leave can be taken back. Private to the
actions of this room.
"""

from datetime import datetime

from coop.counting.bundle.chain import Event
from coop.decisions.actions._board import write_on_board
from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.models import BallotBox, Decision, Nomination, NominationState
from coop.decisions.queries.eligible import why_not_eligible
from foundation.audit.actions.record import record

# Why is for members to read; the board is for everybody.
REASON = "not eligible"
PERSON = ("candidate__user", "candidate__member_class", "candidate__probation")


def candidates(decision: Decision, *, at: datetime) -> list[Nomination]:
    """Those who stand, by name: the fixed order of the count file. Whoever cannot any more is refused, with the reason.

    Called with the decision locked.
    """
    accepted = Nomination.objects.filter(decision=decision, state=NominationState.ACCEPTED)
    standing = [each for each in accepted.select_related(*PERSON) if not _refused(each, at=at)]
    return sorted(standing, key=lambda each: (each.candidate.user.name.casefold(), each.candidate.member_no or 0))


def _refused(nomination: Nomination, *, at: datetime) -> bool:
    why = why_not_eligible(nomination.candidate)
    if not why:
        return False
    nomination.state, nomination.reason, nomination.answered_at = NominationState.REFUSED, why[:300], at
    nomination.save(update_fields=["state", "reason", "answered_at"])
    data = {"decision": nomination.decision_id}
    record(by=None, verb="decision.refuse_nomination", subject=nomination, data=data, at=at, reason=why)
    return True


def set_aside(box: BallotBox) -> list[str]:
    """The options of candidates who cannot be elected any more, written on the board; called once, before the count."""
    if box.method not in RANKED:
        return []
    people = [f"nomination__{name}" for name in PERSON]
    standing = box.options.filter(withdrawn=False).select_related(*people).order_by("position")
    aside = [each.key for each in standing if each.nomination and why_not_eligible(each.nomination.candidate)]
    for key in aside:
        write_on_board(box, Event.SET_ASIDE, option=key, reason=REASON)
    return aside
