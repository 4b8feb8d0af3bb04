"""Change one paragraph of another decision's text, before members vote on that. Payload: {"amendment"}."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coop.decisions.actions._text import last_version, wording_of
from coop.decisions.actions.carry_amendment import carry_amendment
from coop.decisions.calculations.paragraphs import find_paragraph
from coop.decisions.enums import DecisionState
from coop.decisions.models import Amendment as AmendmentRow
from coop.decisions.models import Decision


class Amendment:
    def describe(self, payload: dict[str, Any]) -> str:
        row = _row(payload)
        if row is None:
            return _("A paragraph of a proposal changes.")
        return _("One paragraph of “%(title)s” changes.") % {"title": row.decision.title}

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        row = _row(payload)
        if row is None:
            return _("A change is proposed from the page of the proposal that it changes.")
        if row.decision.state != DecisionState.DELIBERATING:
            return _("The proposal that it would change is no longer under discussion.")
        if find_paragraph(wording_of(last_version(row.decision)), row.part, row.paragraph_sha256) is None:
            return _("The paragraph that it would change reads differently now.")
        return ""

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        row = _row(payload)
        if row is None:
            return [self.describe(payload)]
        said = {"title": row.decision.title, "before": row.before, "after": row.after}
        if not row.after:
            return [_("In “%(title)s” this paragraph is taken out: “%(before)s”") % said]
        return [_("In “%(title)s” this paragraph: “%(before)s” then reads: “%(after)s”") % said]

    def take_effect(self, decision: Decision, at: datetime) -> None:
        carry_amendment(motion=decision, at=at)


def _row(payload: dict[str, Any]) -> AmendmentRow | None:
    return AmendmentRow.objects.select_related("decision").filter(pk=payload.get("amendment") or 0).first()
