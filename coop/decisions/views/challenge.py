"""Question a ruling or a result, and read what was answered before."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.appeal import appeal
from coop.decisions.actions.challenge_result import challenge_result
from coop.decisions.enums import DecisionState
from coop.decisions.forms import WordsForm
from coop.decisions.views._answers import took
from coop.decisions.views._door import decision_for_members
from foundation.clock import now

S = DecisionState


@login_required
def challenge(request: HttpRequest, slug: str) -> HttpResponse:
    """An appeal while a question is not admitted, else a challenge to the result."""
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    ruling = found.state == S.RULED_OUT
    act = appeal if ruling else challenge_result
    label = _("Why should it be admitted?") if ruling else _("What was wrong with the vote?")
    form = WordsForm(request.POST if request.method == "POST" else None, label=label)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if took(form, lambda: act(by=request.user, decision=found, text=text, at=at)):
            messages.success(request, _("It is on record, and will be answered in words."))
            return redirect("decisions:decision", slug=slug)
    between_votes = found.state == S.NOTICED and found.stage > 1
    is_over = not ruling and not between_votes and found.state not in (S.DECLARED, S.CHALLENGED)
    no_time = _("Nothing can be challenged here now: there is no result yet, or the time for it is over.")
    context: dict[str, Any] = {
        "form": None if is_over else form,
        "warn": no_time if is_over else "",
        "heading": _("Appeal against the ruling") if ruling else _("Challenge the result"),
        "about": "" if is_over else _("All members can read what you write, and the answer."),
        "button": _("Send it"),
        "kicker": found.title,
        "back_url": reverse("decisions:decision", args=[slug]),
        "back": found.title,
    }
    return render(request, "coop/decisions/challenge.html", context, status=422 if form.errors else 200)
