"""End a term on the board before its time. Payload: {"user_id", "reasons"}."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coop.decisions.models import Decision
from coop.decisions.subjects._person import missing_reasons, told_beforehand
from coop.membership.actions.end_office import end_office
from coop.membership.enums import Office
from coop.membership.models import OfficeTerm


class Removal:
    def describe(self, payload: dict[str, Any]) -> str:
        return _("%(name)s is no longer on the board.") % {"name": _name(payload)}

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        if _term(payload) is None:
            return _("Choose somebody who is on the board now.")
        return missing_reasons(payload)

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        return [
            self.describe(payload),
            _("They stay a member. The seat is free until the next election."),
            told_beforehand(),
        ]

    def take_effect(self, decision: Decision, at: datetime) -> None:
        term = _term(decision.subject_payload)
        if term is not None:  # who has stepped down meanwhile needs no removing
            end_office(by=None, term=term, resolution=decision.title[:120], at=at)


def _term(payload: dict[str, Any]) -> OfficeTerm | None:
    terms = OfficeTerm.objects.filter(user_id=payload.get("user_id") or 0, office=Office.BOARD, ends_at__isnull=True)
    return terms.select_related("user").first()


def _name(payload: dict[str, Any]) -> str:
    term = _term(payload)
    return term.user.name if term is not None else _("a board member")
