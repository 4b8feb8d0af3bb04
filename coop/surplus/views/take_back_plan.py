"""Take a declaration back before anybody was paid."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.surplus.actions.take_back import take_back
from coop.surplus.forms import ReasonForm
from coop.surplus.queries.payments import money_has_moved
from coop.surplus.queries.plans import plan_called
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def take_back_plan(request: HttpRequest, year: int, number: int) -> HttpResponse:
    plan = plan_called(year_called(year), number)
    sent = request.method == "POST"
    form = ReasonForm(
        request.POST if sent else None,
        label=_("Why, and by which decision?"),
        hint=_("Everybody will read it beside the plan."),
    )
    if sent and form.is_valid():
        try:
            take_back(by=request.user, allocation=plan, why=form.cleaned_data["words"], at=now())
        except Fact as fact:
            form.add_error(None, fact.text)
        else:
            messages.success(request, _("The declaration is taken back. The year waits for a new plan."))
            return redirect("surplus:plan", year=year, number=number)
    context: dict[str, Any] = {
        "title": _("Take back plan {number} for {year}").format(number=number, year=year),
        "plan_url": reverse("surplus:plan", args=[year, number]),
        "correct_url": reverse("surplus:correct_plan", args=[year, number]),
        "paid": money_has_moved(plan),
        "form": form,
    }
    return render(request, "coop/surplus/take_back_plan.html", context, status=422 if sent else 200)
