"""Declare a plan that a meeting resolved on paper: name the meeting, and see what it does."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.surplus.actions.declare import declare
from coop.surplus.forms import ReasonForm
from coop.surplus.queries.plans import plan_called
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def declare_plan(request: HttpRequest, year: int, number: int) -> HttpResponse:
    plan = plan_called(year_called(year), number)
    sent = request.method == "POST"
    form = ReasonForm(
        request.POST if sent else None,
        label=_("Which meeting resolved it?"),
        hint=_("Its name and day, as in the minutes. Everybody will read it on their statement."),
    )
    if sent and form.is_valid():
        try:
            declare(by=request.user, allocation=plan, decision_name=form.cleaned_data["words"], at=now())
        except Fact as fact:
            form.add_error(None, fact.text)
        else:
            messages.success(request, _("The result is shared. Every member gets a statement."))
            return redirect("surplus:plan", year=year, number=number)
    context: dict[str, Any] = {
        "title": _("Declare plan {number} for {year}").format(number=number, year=year),
        "plan_url": reverse("surplus:plan", args=[year, number]),
        "sha256": plan.sha256,
        "form": form,
    }
    return render(request, "coop/surplus/declare_plan.html", context, status=422 if sent else 200)
