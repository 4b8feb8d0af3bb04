"""Call off buying shares."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.shares.actions.cancel_order import cancel_order
from coop.shares.errors import NotYourShares
from coop.shares.queries.orders import order_called
from foundation.clock import now


@login_required
@require_POST
def cancel_request(request: HttpRequest, order: str) -> HttpResponse:
    wanted = order_called(order)
    if wanted is None:
        raise NotYourShares
    cancel_order(by=request.user, order=wanted, at=now())
    messages.success(request, _("Called off. You have not been charged."))
    return redirect("shares:my_shares")
