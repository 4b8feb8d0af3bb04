"""The button that sets a correction aside."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.surplus.actions import set_aside as action
from coop.surplus.queries.settlements import settlement_called
from coop.surplus.views._door import for_officers
from foundation.clock import now
from foundation.errors import Fact


@require_POST
@for_officers
def set_aside(request: HttpRequest, number: int) -> HttpResponse:
    one = settlement_called(number)
    try:
        action.set_aside(by=request.user, settlement=one, at=now())
    except Fact as fact:
        messages.error(request, fact.text)
    else:
        messages.success(request, _("It is set aside. Another correction can be made."))
    return redirect("surplus:settlement", number=number)
