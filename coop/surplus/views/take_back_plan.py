"""Take a declaration back before anybody was paid, by a decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coop.surplus.actions.take_back import take_back
from coop.surplus.enums import AllocationState
from coop.surplus.errors import AllocationMovedOn
from coop.surplus.forms import TakeBackForm
from coop.surplus.queries.payments import money_has_moved
from coop.surplus.queries.plans import plan_called
from coop.surplus.queries.reversals import decision_that_declared, decisions_against
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact, Invalid


@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def take_back_plan(request: HttpRequest, year: int, number: int) -> HttpResponse:
    plan = plan_called(year_called(year), number)
    if plan.state != AllocationState.DECLARED:
        messages.error(request, AllocationMovedOn(state=plan.get_state_display()).text)
        return redirect("surplus:plan", year=year, number=number)
    sent = request.method == "POST"
    vote = decision_that_declared(plan)
    found = list(decisions_against(plan))
    form = TakeBackForm(request.POST if sent else None, decisions=decisions_against(plan), on_paper=vote is None)
    if sent and form.is_valid():
        try:
            take_back(
                by=request.user,
                allocation=plan,
                why=form.cleaned_data["words"],
                decision=form.cleaned_data.get("decision"),
                decision_name=form.cleaned_data.get("meeting", ""),
                at=now(),
            )
        except Invalid as fact:
            for name, problem in (fact.fields or {"": fact.text}).items():
                form.blame(name, str(problem))
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
        "vote_url": vote.get_absolute_url() if vote else "",
        "vote_title": vote.title if vote else "",
        "links": [{"url": one.get_absolute_url(), "text": one.title} for one in found],
        "propose_url": reverse("decisions:propose") if vote and not found else "",
        "form": form,
    }
    return render(request, "coop/surplus/take_back_plan.html", context, status=422 if sent else 200)
