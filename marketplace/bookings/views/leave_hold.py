"""Let a kept time go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from marketplace.bookings.actions.leave_hold import leave_hold as leave
from marketplace.bookings.views._door import hold_at_door


@require_POST
def leave_hold(request: HttpRequest, reference: str) -> HttpResponse:
    """Give the time back and show the listing again."""
    visitor, booking = hold_at_door(request, reference)
    leave(by=visitor, booking=booking, at=now())
    messages.info(request, _("The time is free for others again. Nothing was booked or taken."))
    return redirect("services:listing", slug=booking.listing.slug)
