"""Change the text of one's own proposal; every version stays."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.edit_text import edit_text as write_version
from coop.decisions.errors import OnlyTheProposer
from coop.decisions.policies import is_proposer
from coop.decisions.views._answers import seen_version, took
from coop.decisions.views._decision_page import text_of
from coop.decisions.views._door import decision_for_members
from coop.decisions.views._proposal import known_of, make_form
from foundation.clock import now


@login_required
def edit_text(request: HttpRequest, slug: str) -> HttpResponse:
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    if not is_proposer(request.user, found):
        raise OnlyTheProposer
    text = text_of(found)
    form = make_form(found.kind, request.POST if request.method == "POST" else None, known_of(found, text))
    if request.method == "POST" and form.is_valid():
        keeps = found.subject_key == "none" or not form.payload()
        saved = took(
            form,
            lambda: write_version(
                by=request.user,
                decision=found,
                wording=form.wording(),
                payload=None if keeps else form.payload(),
                seats=form.seats() or None,
                seen=seen_version(request),
                at=at,
            ),
        )
        if saved:
            messages.success(request, _("Saved as a new version."))
            return redirect("decisions:decision", slug=slug)
    context = {
        "form": form,
        "heading": _("Change the text"),
        "button": _("Save a new version"),
        "kicker": found.title,
        "seen": found.version,
        "back_url": reverse("decisions:decision", args=[slug]),
        "back": found.title,
    }
    return render(request, "coop/decisions/edit_text.html", context, status=422 if form.errors else 200)
