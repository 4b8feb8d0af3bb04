"""The button that closes a year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.surplus.actions import close_year as action
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_POST
@for_officers
def close_year(request: HttpRequest, year: int) -> HttpResponse:
    found = year_called(year)
    try:
        action.close_year(by=request.user, fiscal_year=found, at=now())
    except Fact as fact:
        messages.error(request, fact.text)
    else:
        words = _("The year {year} is closed. Its result and what everybody did are fixed.")
        messages.success(request, words.format(year=year))
    return redirect("surplus:year", year=year)
