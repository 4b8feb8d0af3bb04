"""The button that closes the months of a year that are still open."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.surplus.actions import close_months as action
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact
from payments.reconcile.errors import ChecklistNotGreen


@require_POST
@for_officers
def close_months(request: HttpRequest, year: int) -> HttpResponse:
    found = year_called(year)
    try:
        action.close_months(by=request.user, fiscal_year=found, at=now())
    except ChecklistNotGreen as fact:
        missing = [f"{line.text} {line.todo}" for line in fact.details["lines"] if not line.met]
        messages.error(request, " ".join([fact.text, *missing]))
    except Fact as fact:
        messages.error(request, fact.text)
    else:
        words = _("Every month of {year} is closed. Nothing can be booked in it any more.")
        messages.success(request, words.format(year=year))
    return redirect("surplus:year", year=year)
