"""The worker's "start" button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from foundation.errors import Fact, NotFound
from marketplace.bookings.actions.start_work import start_work
from marketplace.bookings.policies import is_worker
from marketplace.bookings.views._door import booking_at_door, seen_version


@require_POST
@login_required
def start(request: HttpRequest, reference: str) -> HttpResponse:
    """Begin, and go back to the day, where "finish" is now the button."""
    booking = booking_at_door(request, reference)
    if not is_worker(request.user, booking):
        raise NotFound
    try:
        start_work(by=request.user, booking=booking, seen=seen_version(request), at=now())
        messages.success(request, _("Started."))
    except Fact as fact:
        messages.warning(request, str(fact))
    return redirect("bookings:today")
