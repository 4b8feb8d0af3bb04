"""The button that begins to pay what was declared."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from coop.surplus.actions.start_run import start_run
from coop.surplus.errors import NotDeclared
from coop.surplus.queries.plans import plan_in_force
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_POST
@for_officers
def start_payment(request: HttpRequest, year: int) -> HttpResponse:
    plan = plan_in_force(year_called(year))
    if plan is None:
        raise NotDeclared
    try:
        start_run(by=request.user, allocation=plan, at=now())
    except Fact as fact:
        messages.error(request, fact.text)
    return redirect("surplus:payment", year=year)
