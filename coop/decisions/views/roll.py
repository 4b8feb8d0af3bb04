"""The roll of a vote: am I on it, who was struck and why, and an objection if it is wrong."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.object_to_roll import object_to_roll
from coop.decisions.enums import DecisionState, Secrecy
from coop.decisions.errors import NoSuchDecision
from coop.decisions.forms import WordsForm
from coop.decisions.models import Decision, Roll
from coop.decisions.queries.pages import own_entry, roll_by_class, struck_entries
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._answers import took
from coop.decisions.views._door import decision_for_members
from foundation.clock import now


@login_required
def roll(request: HttpRequest, slug: str) -> HttpResponse:
    """Numbers and classes for all; each member finds only themself by name."""
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    frozen = Roll.objects.filter(decision=found, round=found.round).first()
    if frozen is None:
        raise NoSuchDecision
    may_object = found.state == DecisionState.NOTICED
    label = _("What is wrong with the roll?")
    form = WordsForm(request.POST if request.method == "POST" else None, label=label) if may_object else None
    if form is not None and request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if took(form, lambda: object_to_roll(by=request.user, decision=found, text=text, at=at)):
            messages.success(request, _("Your objection is on record. Voting does not open before it has an answer."))
            return redirect("decisions:roll", slug=slug)
    entry = own_entry(found, request.user)
    context: dict[str, Any] = {
        "form": form,
        "title": found.title,
        "entry": entry,
        "struck": entry is not None and entry.struck_at is not None,
        "reason": entry.get_struck_reason_display() if entry is not None else "",
        "rows": [
            {"label": _("Members on the roll"), "value": str(frozen.size)},
            {"label": _("Closed"), "value": instant_words(frozen.sealed_at, zone_of(found))},
            *({"label": code, "value": str(number)} for code, number in roll_by_class(frozen)),
        ],
        "struck_lines": [
            _("No. %(number)d: %(reason)s") % {"number": one.member_no, "reason": one.get_struck_reason_display()}
            for one in struck_entries(frozen)
        ],
        "struck_note": _struck_note(found),
        "sha256": frozen.sha256,
        "back_url": reverse("decisions:decision", args=[slug]),
    }
    refused = form is not None and form.errors
    return render(request, "coop/decisions/roll.html", context, status=422 if refused else 200)


def _struck_note(decision: Decision) -> str:
    """What becomes of a ballot whose voter was struck afterwards."""
    if decision.secrecy == Secrecy.OPEN:
        return _("If they had voted already, their vote is taken out when voting closes.")
    return _("If they had voted already, their vote stays in: nobody can find a secret vote again.")
