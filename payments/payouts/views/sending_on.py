"""Off to the provider."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from foundation.clock import now
from payments.gateway.errors import GatewayError
from payments.payouts.actions.onboarding_link import onboarding_link
from payments.payouts.errors import PayeeNotReady
from payments.payouts.models import Payee


def send_on(request: HttpRequest, payee: Payee) -> HttpResponse:
    """Lead to a fresh address at the provider, or back with a word when it does not answer."""
    try:
        return HttpResponseRedirect(onboarding_link(payee=payee, at=now()))
    except (GatewayError, PayeeNotReady):
        messages.warning(request, _("Our payment provider did not answer. Please try again in a minute."))
        return redirect("payouts:payouts")
