"""The button that puts a correction to the members."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.surplus.actions.propose_correction import propose_correction
from coop.surplus.queries.settlements import settlement_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_POST
@for_officers
def propose_settlement(request: HttpRequest, number: int) -> HttpResponse:
    one = settlement_called(number)
    try:
        decision = propose_correction(by=request.user, settlement=one, at=now())
    except Fact as fact:
        messages.error(request, fact.text)
        return redirect("surplus:settlement", number=number)
    messages.success(request, _("The proposal is written. Complete it and hand it in."))
    return redirect("decisions:decision", slug=decision.slug)
