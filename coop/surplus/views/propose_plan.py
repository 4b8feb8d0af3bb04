"""The button that puts a plan to the members."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.surplus.actions.propose_allocation import propose_allocation
from coop.surplus.queries.plans import plan_called
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_POST
@for_officers
def propose_plan(request: HttpRequest, year: int, number: int) -> HttpResponse:
    plan = plan_called(year_called(year), number)
    try:
        decision = propose_allocation(by=request.user, allocation=plan, at=now())
    except Fact as fact:
        messages.error(request, fact.text)
        return redirect("surplus:plan", year=year, number=number)
    messages.success(request, _("The proposal is written. Complete it and hand it in."))
    return redirect("decisions:decision", slug=decision.slug)
