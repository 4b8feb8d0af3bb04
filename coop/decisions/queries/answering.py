"""Who may answer what a member questioned: nobody judges the vote they ran (governance 3.2, Challenge)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coop.decisions.models import Challenge, Decision, DecisionEvent, ElectionPlan
from coop.decisions.policies import live_nominations
from coop.membership.enums import Office
from coop.membership.models import OfficeTerm

# Whoever did one of these had the vote in hand: ruled on the question, gave notice of it, changed its time or its
# roll, or declared what came out. The database knows the same list (migration 0012).
RUNS_THE_VOTE = (
    "rule_admissible",
    "rule_out",
    "allow_appeal",
    "give_notice",
    "give_second_notice",
    "extend_voting",
    "strike_entry",
    "declare_result",
)


@dataclass(frozen=True)
class Judges:
    """The secretary, the board and the returning officer by id and name, without those who ran the vote, stand in it,
    or are its subject.
    """

    people: dict[int, str]

    def answering(self, user: Any, waiting: Sequence[Challenge]) -> "Answering":
        """Of these, whoever raised one of the challenges that wait is not free either."""
        asked = {challenge.raised_by.user_id for challenge in waiting}
        free = {pk: name for pk, name in self.people.items() if pk not in asked}
        return Answering(may=user.pk in free, asked=user.pk in asked, names=sorted(free.values()))


@dataclass(frozen=True)
class Answering:
    """`names`: officers who are free to answer. `may`: whether this person is one of them; `asked`: whether they raised
    it themselves.
    """

    may: bool
    asked: bool
    names: list[str]

    @property
    def needs_arbitrator(self) -> bool:
        """Nobody in the co-op is free: somebody from outside decides, and an officer writes it down."""
        return not self.names


def judges_of(decision: Decision) -> Judges:
    """Four queries."""
    ran = DecisionEvent.objects.filter(decision=decision, verb__in=RUNS_THE_VOTE, by__isnull=False)
    barred = {*ran.values_list("by_id", flat=True), decision.subject_payload.get("user_id")}
    barred.update(live_nominations(decision).values_list("candidate__user_id", flat=True))
    terms = OfficeTerm.objects.filter(
        office__in=[Office.BOARD, Office.SECRETARY], ends_at__isnull=True, user__is_active=True
    )
    people = dict(terms.values_list("user_id", "user__name"))
    plan = ElectionPlan.objects.filter(decision=decision)
    people.update(plan.values_list("returning_officer_id", "returning_officer__name"))
    return Judges({pk: name for pk, name in people.items() if pk not in barred})
