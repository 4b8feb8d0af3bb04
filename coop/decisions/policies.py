"""Who may do what with decisions (elections: governance 3.7). Actions check states; here it is only about people."""

from typing import Any

from django.db.models import QuerySet

from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.enums import BEFORE_OPENING, UNTIL_IN_FORCE
from coop.decisions.models import Decision, ElectionPlan, Nomination, NominationState
from coop.membership.models import Member
from coop.membership.policies import holds_office, is_board, is_secretary


def runs_decisions(user: Any) -> bool:
    """Whether the user keeps the decisions in order: the secretary, or the board."""
    return is_secretary(user) or is_board(user)


def can_read_decisions(user: Any, member: Member | None) -> bool:
    """Titles and results are public; texts, threads and ballots are for members and officers."""
    return member is not None or holds_office(user)


def can_propose(user: Any, member: Member | None) -> bool:
    """Any member with a vote; and officers, for the board."""
    return member is not None or runs_decisions(user)


def is_proposer(user: Any, decision: Decision) -> bool:
    """The member who asks; where the board asks, whoever wrote it down or keeps the decisions."""
    if decision.proposer is not None:
        return bool(user is not None and decision.proposer.user_id == user.pk)
    return bool(user is not None and user.pk == decision.made_by_id) or runs_decisions(user)


def is_about(user: Any, decision: Decision) -> bool:
    """Whether the decision concerns this very person: their expulsion, or their removal from an office."""
    who = getattr(user, "pk", None)  # a stranger has none, and most decisions are about nobody
    return who is not None and decision.subject_payload.get("user_id") == who


def live_nominations(decision: Decision) -> "QuerySet[Nomination]":
    """Those who stand. Before voting opens also those who have not answered yet: they can still decline."""
    states = [NominationState.ACCEPTED]
    if decision.state in BEFORE_OPENING:
        states.append(NominationState.PROPOSED)
    return Nomination.objects.filter(decision=decision, state__in=states)


def stands_in(user: Any, decision: Decision) -> bool:
    """Whether this person is a candidate of an election that is still being run. No query for other decisions."""
    who = getattr(user, "pk", None)
    if who is None or not _is_run(decision):
        return False
    return live_nominations(decision).filter(candidate__user_id=who).exists()


def is_returning_officer(user: Any, decision: Decision) -> bool:
    """Whether this person is the returning officer of an election that is still being run."""
    who = getattr(user, "pk", None)
    if who is None or not _is_run(decision):
        return False
    return ElectionPlan.objects.filter(decision=decision, returning_officer_id=who).exists()


def _is_run(decision: Decision) -> bool:
    return decision.method in RANKED and decision.state in UNTIL_IN_FORCE


def keeps_in_order(user: Any, decision: Decision) -> bool:
    """Whether this decision is on the user's desk: the secretary's and the board's, or an election's officer's."""
    return runs_decisions(user) or is_returning_officer(user, decision)


def can_run(user: Any, decision: Decision) -> bool:
    """Whether the user may act as secretary on this decision: not on one about themselves, nor where they stand."""
    return keeps_in_order(user, decision) and not is_about(user, decision) and not stands_in(user, decision)
