"""Begin to give one's details to the provider."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from foundation.clock import now
from payments.payouts.actions.set_up_payee import set_up_payee
from payments.payouts.views.sending_on import send_on
from payments.payouts.views.whose import owner_here


@never_cache
@login_required
@require_POST
def start_onboarding(request: HttpRequest) -> HttpResponse:
    """Begin, or carry on, as often as the person likes: each address works once and for a few minutes."""
    return send_on(request, set_up_payee(by=request.user, owner=owner_here(request), at=now()))
