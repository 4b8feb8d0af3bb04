"""The button that pays a settlement, or tries again what could not be sent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.surplus.actions.retry_payouts import retry_payouts
from coop.surplus.actions.start_run import start_run
from coop.surplus.queries.settlements import settlement_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_POST
@for_officers
def pay_settlement(request: HttpRequest, number: int) -> HttpResponse:
    one = settlement_called(number)
    try:
        run = start_run(by=request.user, allocation=one, at=now())
        retry_payouts(by=request.user, run=run, at=now())
    except Fact as fact:
        messages.error(request, fact.text)
    else:
        messages.success(request, _("It is being paid."))
    return redirect("surplus:settlement", number=number)
