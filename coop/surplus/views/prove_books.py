"""The button that has the books proved before a year is closed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.surplus.actions import prove_books as action
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_POST
@for_officers
def prove_books(request: HttpRequest, year: int) -> HttpResponse:
    found = year_called(year)
    try:
        action.prove_books(by=request.user, fiscal_year=found, at=now())
    except Fact as fact:
        messages.error(request, fact.text)
    else:
        messages.success(request, _("The books were proved. The list says what was found."))
    return redirect("surplus:year", year=year)
