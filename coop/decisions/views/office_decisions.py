"""The secretary's desk: which decisions wait for what."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.decisions.enums import DecisionState
from coop.decisions.queries.pages import waiting_for_office
from coop.decisions.views._door import office_at_door
from coop.decisions.views._words import badge
from foundation.clock import now

S = DecisionState


@login_required
@require_safe
def office_decisions(request: HttpRequest) -> HttpResponse:
    office_at_door(request, at=now())
    pattern = reverse("decisions:office_decision", args=["SLUG"])
    next_words = _next_words()
    rows: list[dict[str, Any]] = [
        {
            "label": one.title,
            "url": pattern.replace("SLUG", one.slug),
            "status": badge(one)["label"],
            "tone": badge(one)["tone"],
            "note": next_words.get(one.state, ""),
        }
        for one in waiting_for_office()
    ]
    context = {"tasks": rows, "back_url": reverse("decisions:decisions")}
    return render(request, "coop/decisions/office_decisions.html", context)


def _next_words() -> dict[str, str]:
    """What the secretary does next, by state."""
    return {
        S.SUBMITTED: _("Admit it, or say why not."),
        S.RULED_OUT: _("Not admitted; an appeal may be waiting."),
        S.ADMISSIBLE: _("Open the discussion."),
        S.DELIBERATING: _("Make the text final when the discussion is ripe."),
        S.FINAL_TEXT: _("Give notice."),
        S.NOTICED: _("Check what is missing before voting opens."),
        S.OPEN: _("Voting runs until its time."),
        S.CLOSED: _("The count is next."),
        S.COUNTED: _("Declare the result."),
        S.DECLARED: _("Members can challenge the result."),
        S.CHALLENGED: _("Answer the challenge."),
        S.ADJOURNED: _("Give notice again."),
        S.CONFIRMED: _("Bring it into force."),
        S.IN_FORCE: _("Say who does what, or that nothing needs doing."),
        S.IMPLEMENTING: _("Tasks are running."),
    }
