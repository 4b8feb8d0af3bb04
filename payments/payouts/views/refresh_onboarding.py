"""The provider sends people here whose address was used up."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from payments.payouts.queries.payees import payee_here
from payments.payouts.views.sending_on import send_on
from payments.payouts.views.whose import owner_here


@never_cache
@login_required
@require_GET
def refresh_onboarding(request: HttpRequest) -> HttpResponse:
    """A fresh address, at once."""
    payee = payee_here(owner=owner_here(request).account)
    return redirect("payouts:payouts") if payee is None else send_on(request, payee)
