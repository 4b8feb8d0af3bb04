"""Read a text that waits, see what it changes, approve it or ask for changes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.policies.actions.approve_text import approve_text
from cms.policies.actions.send_text_back import send_text_back
from cms.policies.errors import MayNotApprove, NotWaiting
from cms.policies.forms import DecideForm
from cms.policies.policies import can_approve_policies
from cms.policies.queries.versions import newest_version, sections_of
from cms.policies.queries.waiting import approvals_of, authors_of, waiting_revision
from cms.policies.views._policy import compare, day_words
from foundation.clock import now


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Raises MayNotApprove, NotWaiting, and what the actions raise."""
    if not can_approve_policies(request.user):
        raise MayNotApprove
    revision = waiting_revision(revision_id)
    if revision is None:
        raise NotWaiting
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        note = form.cleaned_data["note"]
        if form.cleaned_data["decision"] == "approve":
            approve_text(by=request.user, revision=revision, note=note, at=now())
            messages.success(request, _("Your approval is kept."))
        else:
            send_text_back(by=request.user, revision=revision, note=note, at=now())
            messages.success(request, _("The text went back to its author."))
        return redirect("policies:approvals")
    return render(
        request, "cms/policies/approve.html", _page(request, revision, form), status=422 if form.errors else 200
    )


def _page(request: HttpRequest, revision: Any, form: DecideForm) -> dict[str, Any]:
    text = revision.as_object()
    sections = [{"heading": one.value["heading"], "text": one.value["text"].source} for one in text.body]
    given = approvals_of([revision.pk]).get(revision.pk, [])
    before = newest_version(text)
    compared = None
    if before is not None:
        old, new = {"lead": before.lead, "sections": sections_of(before)}, {"lead": text.lead, "sections": sections}
        compared = compare(old, new)
    mine = any(one.by_id == request.user.pk for one in given)
    wrote = request.user.pk in authors_of(revision)
    again = _("Everybody who is asked has to accept it again") if text.asks_again or before is None else _("No")
    return {
        "title": text.title,
        "lead": text.lead,
        "sections": sections,
        "compared": compared,
        "rows": [
            {"label": _("Written by"), "value": revision.user.get_full_name() if revision.user else "–"},
            {"label": _("Saved on"), "value": day_words(revision.created_at)},
            {"label": _("What is different, in the author's words"), "value": text.what_changed or "–"},
            {"label": _("Who is asked to accept it"), "value": text.get_accepted_by_display()},
            {"label": _("Must be accepted again"), "value": again},
            {"label": _("Approved by"), "value": ", ".join(one.by.get_full_name() for one in given) or _("Nobody yet")},
        ],
        "form": form,
        "why_not": _("You wrote a part of this text, so two others approve it.")
        if wrote
        else _("You have approved this text. One more person has to.")
        if mine
        else "",
        "back_url": reverse("policies:approvals"),
    }
