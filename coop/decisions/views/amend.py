"""Propose other words for one paragraph, or write a change anew whose paragraph has changed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.propose_amendment import propose_amendment
from coop.decisions.calculations.paragraphs import find_paragraph
from coop.decisions.enums import DecisionState, Kind
from coop.decisions.errors import NoSuchParagraph, NotAmendable, OnlyMembers
from coop.decisions.forms import AmendmentForm
from coop.decisions.models import Amendment, Decision
from coop.decisions.views._answers import took
from coop.decisions.views._door import decision_for_members
from coop.decisions.views.amendments import wording_for
from foundation.clock import now


@login_required
def amend(request: HttpRequest, slug: str, part: str, paragraph: str) -> HttpResponse:
    """Words are not lost when the paragraph changed while somebody wrote: they stay in the form, and it says so."""
    at = now()
    reader, found = decision_for_members(request, slug, at=at)
    if reader.member is None:
        raise OnlyMembers
    if found.state != DecisionState.DELIBERATING or found.kind == Kind.AMENDMENT:
        raise NotAmendable(state=found.get_state_display())
    now_there = find_paragraph(wording_for(found), part, paragraph)
    if now_there is None and request.method != "POST":
        raise NoSuchParagraph
    renewed = _renewed(request, found)
    before = now_there.text if now_there is not None else ""
    start = {"text": renewed.after or before, "reason": renewed.reason} if renewed else {"text": before}
    form = AmendmentForm(request.POST if request.method == "POST" else None, initial=start)
    page = reverse("decisions:amendments", args=[slug])
    if now_there is None:
        form.add_error(None, str(NoSuchParagraph.message))
    if request.method == "POST" and form.is_valid():
        facts = {"part": part, "paragraph": paragraph, "renews": renewed, **form.cleaned_data}
        made: list[Amendment] = []
        if took(form, lambda: made.append(propose_amendment(by=request.user, decision=found, **facts, at=at))):
            messages.success(request, _("Your change stands beside the paragraph. The author answers it next."))
            return redirect(f"{page}#change-{made[0].number}")
    context: dict[str, Any] = {
        "form": form,
        "heading": _("Propose other words"),
        "about": _("If the author does not take your words over, members can vote on them first."),
        "button": _("Propose this change"),
        "before": before,
        "renewed": renewed,
        "kicker": found.title,
        "back_url": page,
        "back": _("Changes proposed"),
    }
    return render(request, "coop/decisions/amend.html", context, status=422 if form.errors else 200)


def _renewed(request: HttpRequest, found: Decision) -> Amendment | None:
    """The reader's own change that no longer fits, if the address names one."""
    number = request.GET.get("renews", "")
    if request.user.pk is None or not (number.isascii() and number.isdigit() and len(number) < 5):
        return None
    return Amendment.objects.filter(
        decision=found, number=int(number), member__user_id=request.user.pk, answer=""
    ).first()
