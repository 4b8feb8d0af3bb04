"""Share money is on the bank statement: give out the shares."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.shares.actions.record_bank_payment import record_bank_payment
from coop.shares.errors import OrderNotOpen
from coop.shares.forms import BankForm
from coop.shares.queries.orders import order_called
from coop.shares.views._office import treasurer_at_door
from coop.shares.views._words import money, shares_words
from foundation.clock import now


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive_money(request: HttpRequest, order: str) -> HttpResponse:
    treasurer = treasurer_at_door(request)
    wanted = order_called(order)
    if wanted is None or not wanted.is_open:
        raise OrderNotOpen(_("This request does not wait for money any more."))
    form = BankForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        record_bank_payment(by=treasurer, order=wanted, at=now(), **form.cleaned_data)
        messages.success(request, _("Recorded. The shares are given out."))
        return redirect("shares:share_money")
    context = {
        "form": form,
        "rows": [
            {"label": _("Name"), "value": wanted.member.legal_name or wanted.member.user.name},
            {"label": _("Reference"), "value": wanted.reference},
            {"label": pgettext("what money is paid for", "For"), "value": shares_words(wanted.quantity)},
            {"label": _("Exactly"), "value": money(wanted.amount_minor)},
        ],
        "joins": wanted.joins,
        "back_url": reverse("shares:share_money"),
    }
    return render(request, "coop/shares/receive_money.html", context, status=422 if form.errors else 200)
