"""Change one's own comment for a short while; or, as secretary, hide one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.edit_comment import edit_comment as change
from coop.decisions.actions.hide_comment import hide_comment
from coop.decisions.calculations.statements import EDIT_MINUTES
from coop.decisions.forms import CommentForm, WordsForm
from coop.decisions.models import Comment
from coop.decisions.views._answers import took
from coop.decisions.views._door import decision_for_members
from foundation.clock import now
from foundation.errors import NotAllowed, NotFound


@login_required
def edit_comment(request: HttpRequest, slug: str, comment_id: int) -> HttpResponse:
    at = now()
    reader, found = decision_for_members(request, slug, at=at)
    said = Comment.objects.filter(decision=found, pk=comment_id).select_related("author").first()
    if said is None:
        raise NotFound
    own = said.author.user_id == request.user.pk
    if not own and not reader.runs:
        raise NotAllowed
    hiding = request.method == "POST" and request.POST.get("hide") == "1"
    words = said.versions.latest("number").text
    sent = request.POST if request.method == "POST" else None
    form = CommentForm(None if hiding else sent, initial={"text": words})
    hide_form = (
        WordsForm(sent if hiding else None, label=_("Why is it hidden?"), prefix="hide") if reader.runs else None
    )
    page = reverse("decisions:decision", args=[slug])
    if hiding and hide_form is not None and hide_form.is_valid():
        hide_comment(by=request.user, comment=said, reason=hide_form.cleaned_data["text"], at=at)
        return redirect(f"{page}#comment-{said.pk}")
    if sent is not None and not hiding and form.is_valid():
        text = form.cleaned_data["text"]
        if took(form, lambda: change(by=request.user, comment=said, text=text, at=at)):
            return redirect(f"{page}#comment-{said.pk}")
    refused = form.errors or (hide_form is not None and hide_form.errors)
    context: dict[str, Any] = {
        "form": form,
        "hide_form": hide_form,
        "heading": _("Change a comment"),
        "about": _("You can change it for %(n)d minutes. Every wording is kept.") % {"n": EDIT_MINUTES},
        "button": _("Save"),
        "kicker": found.title,
        "back_url": page,
        "back": found.title,
    }
    return render(request, "coop/decisions/edit_comment.html", context, status=422 if refused else 200)
