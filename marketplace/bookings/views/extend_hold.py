"""More time, please."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from marketplace.bookings.actions.extend_hold import extend_hold as extend
from marketplace.bookings.errors import HoldLapsed
from marketplace.bookings.views._door import hold_at_door
from marketplace.bookings.views._gone import time_is_gone


@require_POST
def extend_hold(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep the time a little longer and go back to where the customer was."""
    at = now()
    visitor, booking = hold_at_door(request, reference)
    try:
        extend(by=visitor, booking=booking, at=at)
    except HoldLapsed:
        return time_is_gone(request, booking, at=at)
    messages.success(request, _("You have more time now."))
    back = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return redirect(back)
    return redirect("bookings:details", reference=reference)
