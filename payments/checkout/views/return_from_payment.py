"""Back from the hosted payment page."""

import logging
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRedirect

from foundation.clock import now
from foundation.money.formatting import format_minor
from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.errors import PaymentNotFound
from payments.checkout.models import Payment
from payments.checkout.views.loading import load_payment
from payments.gateway.errors import GatewayError

logger = logging.getLogger("commonwork.payments")


@never_cache
@require_GET
def return_from_payment(request: HttpRequest, payment_id: uuid.UUID) -> HttpResponse:
    """Find out what became of the payment and go on; as long as that is not certain, wait with the person."""
    payment = load_payment(payment_id)
    if payment.session_id and request.GET.get("session_id", payment.session_id) != payment.session_id:
        raise PaymentNotFound
    payment = _looked_at(payment)
    here = reverse("checkout:return_from_payment", args=[payment.pk])
    if request.headers.get("HX-Request") == "true":
        if payment.is_settled:
            return HttpResponseClientRedirect(here)
        return render(request, "payments/checkout/_waiting.html", {"poll_url": here})
    if payment.is_paid:
        return redirect(payment.success_path)
    context = {
        "payment": payment,
        "amount": format_minor(payment.captured or payment.amount, payment.currency),
        "poll_url": here,
    }
    return render(request, "payments/checkout/return_from_payment.html", context)


def _looked_at(payment: Payment) -> Payment:
    """The person waits for an answer: where the provider gives none, the page says so and the poller goes on."""
    try:
        return payment if payment.is_settled else sync_checkout(payment=payment, at=now())
    except GatewayError as error:
        logger.warning("payment %s could not be looked at: %s", payment.pk, error.code)
        return payment
