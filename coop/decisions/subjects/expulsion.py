"""End a membership against the member's will.

Payload: {"member_id", "user_id", "reasons"}; the reasons are part of the text that is voted on and go to the member.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from coop.decisions.models import Decision
from coop.decisions.subjects._person import missing_reasons, told_beforehand
from coop.membership.actions.expel import expel
from coop.membership.enums import LIVE
from coop.membership.models import Member


class Expulsion:
    def describe(self, payload: dict[str, Any]) -> str:
        return _("The membership of %(name)s ends.") % {"name": _name(payload)}

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        member = _member(payload)
        if member is None or member.state not in LIVE:
            return _("Choose somebody who is a member now.")
        if payload.get("user_id") != member.user_id:
            return _("The person and the membership do not belong together.")
        return missing_reasons(payload)

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        return [
            self.describe(payload),
            _("The person has no vote and no office from then on, and is owed their shares back as when leaving."),
            _("They can challenge the result in the days the rules leave for it. After that there is no appeal."),
            told_beforehand(),
        ]

    def take_effect(self, decision: Decision, at: datetime) -> None:
        member = Member.objects.get(pk=decision.subject_payload["member_id"])
        expel(
            by=None,
            member=member,
            resolution=decision.title[:120],
            reason=str(decision.subject_payload["reasons"]),
            proof=str(decision.pk),
            at=at,
        )


def _member(payload: dict[str, Any]) -> Member | None:
    return Member.objects.select_related("user").filter(pk=payload.get("member_id") or 0).first()


def _name(payload: dict[str, Any]) -> str:
    member = _member(payload)
    return member.user.name if member is not None else _("a member")
