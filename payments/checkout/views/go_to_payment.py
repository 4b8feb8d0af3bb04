"""On the way to the hosted payment page."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRedirect

from payments.checkout.enums import SessionState
from payments.checkout.models import Payment
from payments.checkout.views.loading import load_payment


@never_cache
@require_GET
def go_to_payment(request: HttpRequest, payment_id: uuid.UUID) -> HttpResponse:
    """Send the person on; while the provider has not answered yet, wait with them. The worker goes on asking."""
    payment = load_payment(payment_id)
    here = reverse("checkout:go_to_payment", args=[payment.pk])
    waiting = payment.session_state == SessionState.PREPARING
    if request.headers.get("HX-Request") == "true":
        return render(request, "payments/checkout/_waiting.html", {"poll_url": here}) if waiting else _jump(here)
    if waiting:
        context = {"payment": payment, "poll_url": here, "cancel_path": payment.cancel_path}
        return render(request, "payments/checkout/go_to_payment.html", context)
    return _onward(request, payment)


def _jump(here: str) -> HttpResponse:
    """The page leaves for another host, so the browser goes, not htmx."""
    return HttpResponseClientRedirect(here)


def _onward(request: HttpRequest, payment: Payment) -> HttpResponse:
    if payment.is_paid:
        return redirect(payment.success_path)
    if payment.refused_because:
        return redirect("checkout:return_from_payment", payment_id=payment.pk)
    if payment.session_state == SessionState.OPEN and not payment.close_requested_at:
        return HttpResponseRedirect(payment.checkout_url)
    if payment.session_state == SessionState.REFUSED:
        messages.error(request, _("The payment page could not be opened. You have not been charged."))
    elif payment.session_state != SessionState.COMPLETE:
        messages.warning(request, _("That payment page has closed. You have not been charged."))
    return redirect(payment.cancel_path)
