"""Draft the decision that gives classes of members other rights."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions.propose import propose
from coop.decisions.enums import Kind
from coop.decisions.facts import Proposal, Wording
from coop.decisions.models import Decision
from coop.decisions.policies import runs_decisions
from coop.decisions.subjects.rule_change import RuleChange
from coop.membership.errors import MayNotDescribeClass
from coop.membership.policies import can_describe_class
from coop.membership.queries.classes import class_called
from foundation.errors import Invalid


@transaction.atomic
def propose_class_change(*, by: Any, changes: Mapping[str, Mapping[str, Any]], at: datetime) -> Decision:
    """Return the draft, a change of the rules; `changes` are the rights that differ, by class and field.

    Raises MayNotDescribeClass (the board and the secretary prepare it), Invalid where the rulebook could not hold them,
    and what `propose` raises.
    """
    if not can_describe_class(by):
        raise MayNotDescribeClass
    payload = {"classes": {code: dict(changed) for code, changed in changes.items()}}
    subject = RuleChange()
    if problem := subject.problem_with(payload, at):
        raise Invalid(problem)
    names = ", ".join(class_called(code).name for code in sorted(changes))
    wording = Wording(
        title=_("Other rights for a class: {names}").format(names=names),
        question=_("Shall these rights of a class of members change: {names}?").format(names=names),
        body="\n".join(subject.what_changes(payload, at)),
        if_passes=_("The rulebook says so from the day the result stands, and the software obeys it."),
        if_fails=_("Everything stays as it is."),
    )
    proposal = Proposal(kind=Kind.RULE_CHANGE, wording=wording, payload=payload, for_the_board=runs_decisions(by))
    return propose(by=by, proposal=proposal, at=at)
