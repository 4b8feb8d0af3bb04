"""Say that a task is done, and how we know."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.finish_task import finish_task as finish
from coop.decisions.forms import EvidenceForm
from coop.decisions.models import Task
from coop.decisions.views._answers import took
from coop.decisions.views._door import decision_for_members
from foundation.clock import now
from foundation.errors import NotFound


@login_required
def finish_task(request: HttpRequest, slug: str, task_id: int) -> HttpResponse:
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    task = Task.objects.filter(decision=found, pk=task_id).select_related("owner", "decision").first()
    if task is None:
        raise NotFound
    form = EvidenceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        evidence = form.cleaned_data["evidence"]
        if took(form, lambda: finish(by=request.user, task=task, evidence=evidence, at=at)):
            messages.success(request, _("Thank you. It is done."))
            return redirect(reverse("decisions:decision", args=[slug]) + "#tasks")
    context = {
        "form": form,
        "heading": task.title,
        "button": _("It is done"),
        "kicker": found.title,
        "back_url": reverse("decisions:decision", args=[slug]),
        "back": found.title,
    }
    return render(request, "coop/decisions/finish_task.html", context, status=422 if form.errors else 200)
