"""Sign out one other device."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.accounts.actions.end_device import end_device as end
from foundation.accounts.models import User
from foundation.clock import now


@login_required
@require_POST
def end_device(request: HttpRequest, device_id: int) -> HttpResponse:
    assert isinstance(request.user, User)
    end(by=request.user, device_id=device_id, at=now())
    messages.success(request, _("That device is signed out."))
    return redirect("usersessions_list")
