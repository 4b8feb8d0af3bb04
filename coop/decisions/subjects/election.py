"""Hand an office over to those who were elected.

Payload: {"office", "ends_terms_of": [user ids]}: whose terms end with the election. Whoever is elected again keeps the
office without a gap. The seats are the decision's own, the candidates its nominations. Whoever was elected and cannot
hold the seat any more when the result takes effect leaves it free: the result stays what it is.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.decisions.actions._move import Actor, note
from coop.decisions.enums import Side
from coop.decisions.models import Decision
from coop.decisions.queries.elected import elected_members
from coop.decisions.queries.eligible import why_not_eligible
from coop.membership.actions.appoint_officer import appoint_officer
from coop.membership.actions.end_office import end_office
from coop.membership.enums import Office
from coop.membership.models import OfficeTerm


class Election:
    def describe(self, payload: dict[str, Any]) -> str:
        return _("Those elected become: %(office)s.") % {"office": Office(payload.get("office", Office.BOARD)).label}

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        if payload.get("office", Office.BOARD) not in Office.values:
            return _("Choose the office to be filled.")
        return ""

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        ending = len(_ending(payload))
        lines = [self.describe(payload)]
        if ending:
            lines.append(
                ngettext("%(n)d term ends with this election.", "%(n)d terms end with this election.", ending)
                % {"n": ending}
            )
        return lines

    def take_effect(self, decision: Decision, at: datetime) -> None:
        """Ends the terms that end, unless their holder was elected again; appoints those who are new and still can."""
        payload = decision.subject_payload
        office = payload.get("office", Office.BOARD)
        elected = []
        for member in elected_members(decision):
            why = why_not_eligible(member)
            if why:
                reason = f"{member.user.name}: {why}"
                note(decision, "leave_seat_free", actor=Actor(Side.CLOCK, None, reason), at=at)
            else:
                elected.append(member.user)
        chosen = {user.pk for user in elected}
        for term in _ending(payload):
            if term.user_id not in chosen:
                end_office(by=None, term=term, resolution=decision.title[:120], at=at)
        held = set(
            OfficeTerm.objects.filter(office=office, ends_at__isnull=True, user_id__in=chosen).values_list(
                "user_id", flat=True
            )
        )
        for user in elected:
            if user.pk not in held:
                appoint_officer(by=None, user=user, office=office, resolution=decision.title[:120], at=at)


def _ending(payload: dict[str, Any]) -> list[OfficeTerm]:
    return list(
        OfficeTerm.objects.filter(
            user_id__in=payload.get("ends_terms_of", []),
            office=payload.get("office", Office.BOARD),
            ends_at__isnull=True,
        ).order_by("id")
    )
