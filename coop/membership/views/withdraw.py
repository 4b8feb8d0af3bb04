"""Take one's application back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.membership.actions.withdraw_application import withdraw_application
from coop.membership.views._door import own_membership
from foundation.clock import now


@login_required
@require_POST
def withdraw(request: HttpRequest, member_id: int) -> HttpResponse:
    member = own_membership(request, member_id)
    withdraw_application(by=request.user, member=member, at=now())
    messages.success(request, _("Your application is taken back. You can apply again whenever you like."))
    return redirect("membership:my_membership")
