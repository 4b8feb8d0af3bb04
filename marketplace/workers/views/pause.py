"""Pause everything for a while, and come back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from marketplace.workers.actions.show_or_hide_worker import show_or_hide_worker
from marketplace.workers.enums import WorkerState
from marketplace.workers.queries.workers import own_worker


@login_required
@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Stop new bookings of all listings, or take them again. Bookings made already stay."""
    worker = own_worker(request.user)
    on = "again" in request.POST
    state = WorkerState.ACTIVE if on else WorkerState.PAUSED
    show_or_hide_worker(by=request.user, worker=worker, state=state, at=now())
    told = (
        _("You can be booked again.")
        if on
        else _("Paused. Nobody can book you until you come back; bookings you have stay as they are.")
    )
    messages.success(request, told)
    return redirect("workers:profile")
