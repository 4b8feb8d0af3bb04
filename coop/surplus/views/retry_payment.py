"""The button that tries again what could not be sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from coop.surplus.actions.retry_payouts import retry_payouts
from coop.surplus.errors import NotDeclared
from coop.surplus.queries.payments import run_of
from coop.surplus.queries.plans import plan_in_force
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now


@require_POST
@for_officers
def retry_payment(request: HttpRequest, year: int) -> HttpResponse:
    plan = plan_in_force(year_called(year))
    run = run_of(plan) if plan is not None else None
    if run is None:
        raise NotDeclared
    retry_payouts(by=request.user, run=run, at=now())
    return redirect("surplus:payment", year=year)
