"""Send an approved withdrawal to the member's payout account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.shares.actions.send_repayment import send_repayment
from coop.shares.errors import NotApproved
from coop.shares.queries.withdrawals import withdrawal_called
from coop.shares.views._office import treasurer_at_door
from foundation.clock import now


@login_required
@require_POST
def send_back(request: HttpRequest, withdrawal_id: int) -> HttpResponse:
    treasurer = treasurer_at_door(request)
    withdrawal = withdrawal_called(withdrawal_id)
    if withdrawal is None:
        raise NotApproved
    send_repayment(by=treasurer, withdrawal=withdrawal, at=now())
    messages.success(request, _("On its way. It counts as paid when the payment company confirms it."))
    return redirect("shares:withdrawals")
