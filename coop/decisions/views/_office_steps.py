"""The secretary's steps as data: what is asked, what it means, and which action takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from coop.decisions.actions.adjourn import adjourn
from coop.decisions.actions.allow_appeal import allow_appeal
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.change_text import change_text
from coop.decisions.actions.close_voting import close_voting
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.declare_result import declare_result
from coop.decisions.actions.extend_voting import extend_voting
from coop.decisions.actions.finish import finish
from coop.decisions.actions.lapse import lapse
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.recall import recall
from coop.decisions.actions.reopen_text import reopen_text
from coop.decisions.actions.rule_admissible import rule_admissible
from coop.decisions.actions.rule_out import rule_out
from coop.decisions.actions.rule_out_of_order import rule_out_of_order
from coop.decisions.actions.set_review_date import set_review_date
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.start_discussion import start_discussion
from coop.decisions.actions.supersede import supersede
from coop.decisions.actions.void_result import void_result
from coop.decisions.calculations.transitions import transition
from coop.decisions.enums import WON, DecisionState, Outcome
from coop.decisions.models import Decision
from coop.decisions.queries.zone import zone_of

S = DecisionState


@dataclass(frozen=True)
class OfficeStep:
    """One step. `fields` are those of OfficeStepForm, named as the action's parameters; `given` is passed as it is."""

    verb: str
    label: Any
    means: Any
    act: Callable[..., Any]
    fields: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    given: tuple[tuple[str, Any], ...] = ()
    states: tuple[str, ...] = ()
    key: str = ""
    grave: bool = False
    outcomes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.key or self.verb

    def is_open_to(self, decision: Decision) -> bool:
        """Whether it is offered; the guards of the action have the last word."""
        starts = decision.state in self.states if self.states else transition(self.verb).starts_from(decision.state)
        return starts and (not self.outcomes or decision.outcome in self.outcomes)


def _extend(*, by: Any, decision: Decision, until: date, reason: str, at: datetime) -> Decision:
    """The new last day, at the hour that was announced."""
    assert decision.closes_at is not None, "an open vote has its closing time"
    zone = zone_of(decision)
    hour = decision.closes_at.astimezone(zone).time()
    return extend_voting(
        by=by, decision=decision, until=datetime.combine(until, hour, tzinfo=zone), reason=reason, at=at
    )


_ALL = (
    OfficeStep(
        "rule_admissible",
        _("Admit it"),
        _("It goes into discussion, and later to a vote."),
        rule_admissible,
        ("earlier", "permission"),
        ("earlier", "permission"),
    ),
    OfficeStep(
        "rule_out",
        _("Do not admit it"),
        _("Nobody could carry it out, or the rules forbid it. The proposer can appeal."),
        rule_out,
        ("reason",),
        grave=True,
    ),
    OfficeStep("allow_appeal", _("Allow the appeal"), _("It is admitted after all."), allow_appeal, ("answer",)),
    OfficeStep("start_discussion", _("Open the discussion"), _("Members can talk about it."), start_discussion),
    OfficeStep(
        "settle_text",
        _("Make the text final"),
        _("The text as it stands is what members will vote on. Nobody can change it without starting again."),
        settle_text,
    ),
    OfficeStep("reopen_text", _("Open the text again"), _("Back into discussion."), reopen_text, ("reason",)),
    OfficeStep(
        "change_text",
        _("Take the notice back"),
        _("The text goes back into discussion. The notice and its roll are void, and everything starts again."),
        change_text,
        ("reason",),
        grave=True,
    ),
    OfficeStep("open_voting", _("Open voting"), _("Only possible when everything on the list holds."), open_voting),
    OfficeStep(
        "extend_voting",
        _("Give more time to vote"),
        _("Only before the time is up. Everybody can read when, and why."),
        _extend,
        ("until", "reason"),
        states=(S.OPEN,),
    ),
    OfficeStep("close_voting", _("Close voting"), _("Only possible once its time has passed."), close_voting),
    OfficeStep("count_decision", _("Count"), _("The ballots are counted twice, in two ways."), count_decision),
    OfficeStep(
        "declare_result",
        _("Declare the result"),
        _("Everybody on the roll gets it by e-mail. From then on it never changes."),
        declare_result,
        ("statement",),
        ("statement",),
    ),
    OfficeStep(
        "confirm_result",
        _("The result stands"),
        _("The time for challenges is over, or your answer dismisses them."),
        confirm_result,
        ("answer",),
        ("answer",),
    ),
    OfficeStep(
        "void_result",
        _("The result is void"),
        _("The challenge is right. What was declared stays on record, and counts for nothing."),
        void_result,
        ("answer",),
        grave=True,
    ),
    OfficeStep(
        "adjourn",
        _("Put it again"),
        _("Too few took part. You can give notice again, with a new roll."),
        adjourn,
        outcomes=(Outcome.INQUORATE,),
    ),
    OfficeStep(
        "bring_into_force",
        _("Bring it into force"),
        _("The software does now what the members decided."),
        bring_into_force,
        outcomes=WON,
    ),
    OfficeStep(
        "finish",
        _("Everything is done"),
        _("All tasks are done."),
        finish,
        states=(S.IMPLEMENTING,),
    ),
    OfficeStep(
        "finish",
        _("Nothing needs doing"),
        _("You say explicitly that no task follows from it."),
        finish,
        given=(("no_action", True),),
        states=(S.IN_FORCE,),
        key="no_action",
    ),
    OfficeStep(
        "set_review_date",
        _("Set a review date"),
        _("When members look at it again."),
        set_review_date,
        ("review_on",),
        ("review_on",),
        states=(S.CONFIRMED, S.IN_FORCE, S.IMPLEMENTING, S.DONE),
    ),
    OfficeStep("lapse", _("It has lapsed"), _("It holds no longer."), lapse, ("reason",), grave=True),
    OfficeStep("supersede", _("Replaced by another"), _("A later decision takes its place."), supersede, ("later",)),
    OfficeStep("recall", _("Taken back"), _("A later decision takes it back."), recall, ("later",), grave=True),
    OfficeStep(
        "rule_out_of_order",
        _("Rule it out of order"),
        _("It stops here. Votes given so far do not count."),
        rule_out_of_order,
        ("reason",),
        grave=True,
    ),
)
STEPS = {step.name: step for step in _ALL}


def steps_for(decision: Decision) -> list[OfficeStep]:
    """Those that start from where the decision is, in the order of the lifecycle."""
    return [step for step in _ALL if step.is_open_to(decision)]
