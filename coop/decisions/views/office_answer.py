"""Answer what a member questioned: an objection to the roll, an appeal, a challenge between two votes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.answer_challenge import answer_challenge
from coop.decisions.forms import OfficeStepForm
from coop.decisions.models import Challenge
from coop.decisions.views._answers import took
from coop.decisions.views._desk import Desk
from coop.decisions.views._door import decision_for_office
from foundation.clock import now
from foundation.errors import NotFound


@login_required
def office_answer(request: HttpRequest, slug: str, challenge_id: int) -> HttpResponse:
    at = now()
    _reader, found = decision_for_office(request, slug, at=at)
    asked = Challenge.objects.filter(decision=found, pk=challenge_id).select_related("decision", "raised_by").first()
    if asked is None:
        raise NotFound
    sent = request.POST if request.method == "POST" else None
    desk = Desk(request.user, found)
    waiting = [asked] if not asked.outcome else []
    why_not, warn = desk.why_not(waiting), desk.arbitrator_words(waiting)
    fields = ("outcome", "answer", "arbitrator") if warn else ("outcome", "answer")
    form = OfficeStepForm(sent, fields=fields, decisions=None)
    if sent is not None and form.is_valid():
        data = form.cleaned_data
        if took(form, lambda: answer_challenge(by=request.user, challenge=asked, **data, at=at)):
            messages.success(request, _("The answer is on record."))
            return redirect("decisions:office_decision", slug=slug)
    context = {
        "form": None if why_not else form,
        "warn": why_not or warn,
        "heading": _("Answer a member"),
        "about": asked.text,
        "button": _("Answer"),
        "kicker": found.title,
        "back_url": reverse("decisions:office_decision", args=[slug]),
        "back": found.title,
    }
    return render(request, "coop/decisions/office_answer.html", context, status=422 if form.errors else 200)
