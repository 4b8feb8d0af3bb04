"""Say something in the thread of a decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.decisions.actions.comment import comment as say
from coop.decisions.forms import CommentForm
from coop.decisions.models import Comment
from coop.decisions.views._door import decision_for_members
from foundation.clock import now


@login_required
@require_POST
def comment(request: HttpRequest, slug: str) -> HttpResponse:
    """Empty words are told on the page of the decision: what was typed is short, and the browser keeps it."""
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    form = CommentForm(request.POST)
    page = reverse("decisions:decision", args=[slug])
    if not form.is_valid():
        messages.error(request, _("Write something first, up to 4,000 characters."))
        return redirect(f"{page}#thread")
    asked = request.POST.get("reply_to", "")
    known = asked.isascii() and asked.isdigit() and len(asked) < 19
    reply_to = (
        Comment.objects.filter(decision=found, pk=int(asked)).select_related("reply_to").first() if known else None
    )
    made = say(by=request.user, decision=found, text=form.cleaned_data["text"], reply_to=reply_to, at=at)
    return redirect(f"{page}#comment-{made.pk}")
