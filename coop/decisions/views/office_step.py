"""Take one of the secretary's steps, with what it asks for."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.enums import DecisionState
from coop.decisions.forms import OfficeStepForm
from coop.decisions.models import Decision
from coop.decisions.queries.pages import resembling
from coop.decisions.queries.timing import extension_of
from coop.decisions.views._answers import seen_version, took
from coop.decisions.views._desk import Desk
from coop.decisions.views._door import decision_for_office
from coop.decisions.views._office_steps import STEPS, OfficeStep
from foundation import formats
from foundation.clock import now
from foundation.errors import NotFound

_LOOKED_AT = ("rule_admissible", "rule_out", "start_discussion", "settle_text", "reopen_text", "change_text")


@login_required
def office_step(request: HttpRequest, slug: str, verb: str) -> HttpResponse:
    """Read what the step means, answer, send."""
    at = now()
    _reader, found = decision_for_office(request, slug, at=at)
    if verb not in STEPS:
        raise NotFound
    step = STEPS[verb]
    page = reverse("decisions:office_decision", args=[slug])
    desk = Desk(request.user, found)
    if request.method != "POST" and not (step.is_open_to(found) and desk.offers(step.verb)):
        return redirect(page)
    warn = desk.arbitrator_words(desk.waiting_for(step.verb))
    form = OfficeStepForm(
        request.POST if request.method == "POST" else None,
        fields=(*step.fields, "arbitrator") if warn else step.fields,
        decisions=_choices(found, step),
    )
    for name in step.optional:
        form.fields[name].required = False
    if request.method == "POST" and form.is_valid():
        more: dict[str, Any] = dict(step.given)
        if step.verb in _LOOKED_AT:
            more["seen"] = seen_version(request)
        if took(form, lambda: step.act(by=request.user, decision=found, **form.cleaned_data, **more, at=at)):
            messages.success(request, _("Done: %(step)s") % {"step": step.label})
            return redirect(page)
    context = {
        "form": form,
        "heading": step.label,
        "about": _means(found, step),
        "warn": warn,
        "button": step.label,
        "button_kind": "danger" if step.grave else "primary",
        "kicker": found.title,
        "seen": found.version,
        "back_url": page,
        "back": found.title,
    }
    return render(request, "coop/decisions/office_step.html", context, status=422 if form.errors else 200)


def _means(found: Decision, step: OfficeStep) -> str:
    """What the step does; for more time, also the last day the rules allow."""
    if step.verb != "extend_voting" or found.state != DecisionState.OPEN:
        return str(step.means)
    latest = formats.date_format(extension_of(found).last_day, "l j F Y")
    return f"{step.means} {_('The last day can be %(day)s at the latest.') % {'day': latest}}"


def _choices(found: Decision, step: OfficeStep) -> Any:
    if "later" in step.fields:
        return Decision.objects.filter(in_force_at__isnull=False).exclude(pk=found.pk).order_by("-in_force_at")
    return Decision.objects.filter(pk__in=[one.pk for one in resembling(found)]) if step.fields else None
