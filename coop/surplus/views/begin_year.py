"""The button that writes down the next year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.surplus.actions import begin_year as action
from coop.surplus.queries.years import next_year
from coop.surplus.views._door import for_officers
from foundation.clock import now


@require_POST
@for_officers
def begin_year(request: HttpRequest) -> HttpResponse:
    at = now()
    first, last = next_year(today=at.date())
    year = action.begin_year(by=request.user, starts_on=first, ends_on=last, at=at)
    messages.success(request, _("The year {year} is written down.").format(year=year.year))
    return redirect("surplus:year", year=year.year)
