"""The button that freezes a draft as the plan to decide on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.surplus.actions.freeze_allocation import freeze_allocation
from coop.surplus.queries.plans import draft_called
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_POST
@for_officers
def freeze_draft(request: HttpRequest, year: int, number: int) -> HttpResponse:
    draft = draft_called(year_called(year), number)
    try:
        plan = freeze_allocation(by=request.user, draft=draft, at=now())
    except Fact as fact:
        messages.error(request, fact.text)
        return redirect("surplus:draft", year=year, number=number)
    messages.success(request, _("The draft is frozen as plan {number}.").format(number=plan.number))
    return redirect("surplus:plan", year=year, number=plan.number)
