"""Minutes on the secretary's desk: change the draft, approve it, correct it by adding."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.add_addendum import add_addendum
from coop.decisions.actions.approve_minutes import approve_minutes
from coop.decisions.actions.edit_minutes import edit_minutes
from coop.decisions.forms import MinutesForm, WordsForm
from coop.decisions.models import Minutes
from coop.decisions.queries.pages import minutes_of
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._answers import took
from coop.decisions.views._door import decision_for_office
from foundation.clock import now
from foundation.errors import NotFound


@login_required
def office_minutes(request: HttpRequest, slug: str) -> HttpResponse:
    """The minutes of the last round; earlier ones are on the members' page."""
    at = now()
    _reader, found = decision_for_office(request, slug, at=at)
    rounds = minutes_of(found)
    if not rounds:
        raise NotFound
    last = rounds[0]
    sent = request.POST if request.method == "POST" else None
    approved = last.approved_at is not None
    form = WordsForm(sent, label=_("Correction")) if approved else MinutesForm(sent, initial={"text": last.text})
    if sent is not None and form.is_valid():
        text = form.cleaned_data["text"]
        if took(form, lambda: _act(request, last, text, at)):
            messages.success(request, _("The minutes are kept."))
            return redirect("decisions:office_minutes", slug=slug)
    context: dict[str, Any] = {
        "form": form,
        "title": found.title,
        "approved": instant_words(last.approved_at, zone_of(found)),
        "text": last.text,
        "addenda": [each.text for each in last.addenda.all()],
        "back_url": reverse("decisions:office_decision", args=[slug]),
    }
    return render(request, "coop/decisions/office_minutes.html", context, status=422 if form.errors else 200)


def _act(request: HttpRequest, last: Minutes, text: str, at: Any) -> None:
    """A correction of approved minutes; of a draft the new words, and with the other button its approval."""
    if last.approved_at is not None:
        add_addendum(by=request.user, minutes=last, text=text, at=at)
        return
    edit_minutes(by=request.user, minutes=last, text=text, at=at)
    if "approve" in request.POST:
        approve_minutes(by=request.user, minutes=last, at=at)
