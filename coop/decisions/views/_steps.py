"""The steps a member can take on a decision by pressing a button."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coop.decisions.actions.convene import convene
from coop.decisions.actions.sign_convening import sign_convening
from coop.decisions.actions.sponsor import sponsor
from coop.decisions.actions.submit import submit
from coop.decisions.actions.withdraw import withdraw
from coop.decisions.actions.withdraw_support import withdraw_support
from coop.decisions.calculations.transitions import transition
from coop.decisions.enums import DecisionState, Kind, SupportKind
from coop.decisions.models import Decision
from coop.decisions.policies import is_proposer
from coop.decisions.queries.support import may_be_convened, sponsors_of, support_of
from coop.decisions.views._door import Reader

S = DecisionState


@dataclass(frozen=True)
class MemberStep:
    """One button: `done` is said when it worked."""

    verb: str
    label: Any
    done: Any
    act: Callable[..., Any]
    kind: str = "secondary"


STEPS = {
    step.verb: step
    for step in (
        MemberStep("submit", _("Hand it in"), _("It is handed in. The secretary looks at it next."), submit, "primary"),
        MemberStep("withdraw", _("Withdraw it"), _("It is withdrawn."), withdraw, "quiet"),
        MemberStep("sponsor", _("Support it"), _("Your name is on it."), sponsor),
        MemberStep("withdraw_support", _("Take my name off"), _("Your name is off it."), withdraw_support, "quiet"),
        MemberStep("sign_convening", _("Sign the convening"), _("You have signed."), sign_convening),
        MemberStep("convene", _("Convene the vote"), _("The text is final. Notice can be given now."), convene),
    )
}


def member_steps(decision: Decision, reader: Reader, *, at: datetime) -> dict[str, Any]:
    """Buttons for this reader now, and how far the support has come."""
    pattern = reverse("decisions:take_step", args=[decision.slug, "VERB"])
    verbs: list[str] = []
    told: dict[str, Any] = {"support": "", "supporters": [], "edit_url": ""}
    own = is_proposer(reader.user, decision) and (reader.member is not None or reader.runs)
    if own:
        verbs += [verb for verb in ("submit", "withdraw") if transition(verb).starts_from(decision.state)]
        if decision.state in (S.DRAFT, S.SUBMITTED, S.ADMISSIBLE, S.DELIBERATING) and decision.kind != Kind.AMENDMENT:
            told["edit_url"] = reverse("decisions:edit_text", args=[decision.slug])
    if decision.state in (S.SUBMITTED, S.ADMISSIBLE, S.DELIBERATING):
        verbs += _support(decision, reader, told, at=at)
    buttons = [STEPS[verb] for verb in verbs]
    return told | {
        "buttons": [
            {"label": step.label, "kind": step.kind, "url": pattern.replace("VERB", step.verb)} for step in buttons
        ]
    }


def _support(decision: Decision, reader: Reader, told: dict[str, Any], *, at: datetime) -> list[str]:
    support, names = support_of(decision, at=at), sponsors_of(decision)
    told["supporters"] = [row.member.user.name for row in names]
    if support.needed:
        told["support"] = _("%(n)d of %(needed)d names that make the board put it to a vote within a month.") % {
            "n": support.sponsors,
            "needed": support.needed,
        }
    if reader.member is None:
        return []
    signed = any(row.member_id == reader.member.pk for row in names)
    verbs = ["withdraw_support" if signed else "sponsor"]
    if may_be_convened(decision, at=at):
        convening = any(row.member_id == reader.member.pk for row in sponsors_of(decision, SupportKind.CONVENER))
        verbs.append("convene" if convening else "sign_convening")
    return verbs
