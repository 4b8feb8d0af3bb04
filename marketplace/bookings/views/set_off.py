"""The worker's "on my way" button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from foundation.errors import Fact, NotFound
from marketplace.bookings.actions.set_off import set_off as say_so
from marketplace.bookings.policies import is_worker
from marketplace.bookings.views._door import booking_at_door, seen_version


@require_POST
@login_required
def set_off(request: HttpRequest, reference: str) -> HttpResponse:
    """Tell the customer, and go back to the day."""
    booking = booking_at_door(request, reference)
    if not is_worker(request.user, booking):
        raise NotFound
    try:
        say_so(by=request.user, booking=booking, seen=seen_version(request), at=now())
        messages.success(request, _("Noted: you are on your way."))
    except Fact as fact:
        messages.warning(request, str(fact))
    return redirect("bookings:today")
