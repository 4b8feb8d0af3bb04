"""Back from the hosted payment page without having paid."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from payments.checkout.views.loading import load_payment


@never_cache
@require_GET
def leave_payment(request: HttpRequest, payment_id: uuid.UUID) -> HttpResponse:
    """Back to where paying began. Nothing is closed: the person may go back and pay, as long as the time is held."""
    payment = load_payment(payment_id)
    if payment.charge_id:
        return redirect("checkout:return_from_payment", payment_id=payment.pk)
    messages.info(request, _("You have not been charged."))
    return redirect(payment.cancel_path)
