"""What on the secretary's desk is not for this officer, and why, in words."""

from collections.abc import Sequence
from typing import Any

from coop.decisions.enums import ChallengeKind, DecisionState
from coop.decisions.errors import AboutYourself, ArbitratorNeeded, AskedItYourself, RanThisVote
from coop.decisions.models import Challenge, Decision
from coop.decisions.policies import is_about, stands_in
from coop.decisions.queries.answering import Judges, judges_of
from coop.decisions.queries.pages import open_challenges
from coop.decisions.voting_errors import StandsHere

# The steps that answer what members questioned, with what they answer.
ANSWERS = {
    "confirm_result": ChallengeKind.RESULT,
    "void_result": ChallengeKind.RESULT,
    "allow_appeal": ChallengeKind.RULING,
}


class Desk:
    """One officer at one decision: `barred` says why they take no step at all; empty where they do.

    Up to two queries for an election; one for what members questioned, and four more where something waits.
    """

    def __init__(self, user: Any, decision: Decision) -> None:
        self.user, self.decision = user, decision
        self.barred = ""
        if is_about(user, decision):
            self.barred = str(AboutYourself.message)
        elif stands_in(user, decision):
            self.barred = str(StandsHere.message)
        self.challenges = open_challenges(decision)
        self.waiting = [one for one in self.challenges if not one.outcome]
        self.judges: Judges | None = judges_of(decision) if self.waiting else None

    def waiting_for(self, verb: str) -> list[Challenge]:
        """What a step would answer."""
        if verb not in ANSWERS or self.decision.state == DecisionState.DECLARED:
            return []
        return [one for one in self.waiting if one.kind == ANSWERS[verb]]

    def why_not(self, waiting: Sequence[Challenge]) -> str:
        """Why this officer does not answer these; empty where they may."""
        if self.barred or self.judges is None or not waiting:
            return self.barred
        found = self.judges.answering(self.user, waiting)
        if found.may or found.needs_arbitrator:
            return ""
        problem = AskedItYourself if found.asked else RanThisVote
        return str(problem(names=", ".join(found.names)))

    def arbitrator_words(self, waiting: Sequence[Challenge]) -> str:
        """What is said where nobody in the co-op is free to answer these; else empty."""
        if self.judges is None or not waiting:
            return ""
        needed = self.judges.answering(self.user, waiting).needs_arbitrator
        return str(ArbitratorNeeded.message) if needed else ""

    def offers(self, verb: str) -> bool:
        """Whether the step is for this officer."""
        return not self.why_not(self.waiting_for(verb))
