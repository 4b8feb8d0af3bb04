"""The treasurer records that an approved withdrawal was paid."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.shares.actions.record_withdrawal_payment import record_withdrawal_payment
from coop.shares.enums import WithdrawalState
from coop.shares.errors import NotApproved
from coop.shares.forms import BankForm
from coop.shares.queries.withdrawals import is_being_sent, payout_account_of, withdrawal_called
from coop.shares.views._office import treasurer_at_door
from coop.shares.views._words import day_words, money, shares_words
from foundation.clock import now
from foundation.home import home_zone


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def pay_back(request: HttpRequest, withdrawal_id: int) -> HttpResponse:
    treasurer = treasurer_at_door(request)
    withdrawal = withdrawal_called(withdrawal_id)
    if withdrawal is None or withdrawal.state != WithdrawalState.APPROVED:
        raise NotApproved
    form = BankForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        record_withdrawal_payment(by=treasurer, withdrawal=withdrawal, at=now(), **form.cleaned_data)
        messages.success(request, _("Recorded as paid."))
        return redirect("shares:withdrawals")
    context = {
        "form": form,
        "rows": [
            {"label": _("Name"), "value": withdrawal.member.legal_name or withdrawal.member.user.name},
            {"label": pgettext("what money is paid for", "For"), "value": shares_words(withdrawal.quantity)},
            {"label": _("Exactly"), "value": money(withdrawal.amount_minor)},
            {"label": _("Approved"), "value": day_words(withdrawal.withdrawn_at, home_zone())},
        ],
        "sending": is_being_sent(withdrawal),
        "failure": withdrawal.failure,
        "send_url": reverse("shares:send_back", args=[withdrawal.pk]) if payout_account_of(withdrawal) else "",
        "back_url": reverse("shares:withdrawals"),
    }
    return render(request, "coop/shares/pay_back.html", context, status=422 if form.errors else 200)
