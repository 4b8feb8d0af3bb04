"""How far the payment of the members' parts has come. Safe to leave: it goes on by itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.surplus.errors import NotDeclared
from coop.surplus.queries.payments import run_of
from coop.surplus.queries.plans import plan_in_force
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from coop.surplus.views._paying import progress, tax_words, wait_words
from foundation.clock import now
from foundation.money.formatting import format_minor


@require_safe
@for_officers
def payment(request: HttpRequest, year: int) -> HttpResponse:
    found = year_called(year)
    plan = plan_in_force(found)
    if plan is None:
        raise NotDeclared
    run = run_of(plan)
    wait = wait_words(plan, at=now())
    here = reverse("surplus:payment", args=[found.year])
    context: dict[str, Any] = {
        "year": found.year,
        "title": _("Paying the members' parts of {year}").format(year=found.year),
        "year_url": reverse("surplus:year", args=[found.year]),
        "plan_url": reverse("surplus:plan", args=[found.year, plan.number]),
        "cash": format_minor(plan.cash, found.unit),
        "run": run,
        "nothing": not plan.cash,
        "loss": plan.is_loss,
        "wait": wait,
        "tax": tax_words(plan),
        **(progress(run, unit=found.unit, url=here, waits=bool(wait)) if run else {}),
    }
    part = getattr(request, "htmx", False) and run is not None
    return render(request, "coop/surplus/_progress.html" if part else "coop/surplus/payment.html", context)
