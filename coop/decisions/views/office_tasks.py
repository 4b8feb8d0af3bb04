"""Say who does what by when."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.plan_tasks import plan_tasks
from coop.decisions.forms import TaskForm
from coop.decisions.queries.pages import members_to_choose
from coop.decisions.views._answers import took
from coop.decisions.views._decision_page import tasks_for
from coop.decisions.views._door import decision_for_office
from foundation.clock import now


@login_required
def office_tasks(request: HttpRequest, slug: str) -> HttpResponse:
    at = now()
    reader, found = decision_for_office(request, slug, at=at)
    form = TaskForm(request.POST if request.method == "POST" else None, people=members_to_choose())
    valid = request.method == "POST" and form.is_valid()
    if valid and took(form, lambda: plan_tasks(by=request.user, decision=found, **form.cleaned_data, at=at)):
        messages.success(request, _("The task is given out."))
        return redirect("decisions:office_tasks", slug=slug)
    context: dict[str, Any] = {
        "form": form,
        "heading": _("Tasks"),
        "about": _(
            "Every decision that was carried has a task with an owner and a day, or says that nothing is to do."
        ),
        "button": _("Give it out"),
        "kicker": found.title,
        "tasks": tasks_for(found, reader),
        "back_url": reverse("decisions:office_decision", args=[slug]),
        "back": found.title,
    }
    return render(request, "coop/decisions/office_tasks.html", context, status=422 if form.errors else 200)
