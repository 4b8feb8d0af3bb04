"""Back from the provider."""

import logging

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from foundation.clock import now
from payments.gateway.errors import GatewayError
from payments.payouts.actions.sync_payee import sync_payee
from payments.payouts.queries.payees import payee_here
from payments.payouts.views.whose import owner_here

logger = logging.getLogger("commonwork.payments")


@never_cache
@login_required
@require_GET
def return_from_onboarding(request: HttpRequest) -> HttpResponse:
    """Coming back proves nothing, so look what the provider says; the page then tells it."""
    payee = payee_here(owner=owner_here(request).account)
    if payee is not None:
        try:
            sync_payee(payee=payee, at=now())
        except GatewayError as error:
            logger.warning("payee %s could not be looked at: %s", payee.pk, error.code)
    return redirect("payouts:payouts")
