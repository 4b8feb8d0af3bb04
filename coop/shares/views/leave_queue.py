"""Call off taking shares out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.shares.actions.cancel_withdrawal import cancel_withdrawal
from coop.shares.errors import NotYourShares
from coop.shares.queries.withdrawals import withdrawal_called
from foundation.clock import now


@login_required
@require_POST
def leave_queue(request: HttpRequest, withdrawal_id: int) -> HttpResponse:
    withdrawal = withdrawal_called(withdrawal_id)
    if withdrawal is None:
        raise NotYourShares
    cancel_withdrawal(by=request.user, withdrawal=withdrawal, at=now())
    messages.success(request, _("Called off. You keep your shares."))
    return redirect("shares:my_shares")
