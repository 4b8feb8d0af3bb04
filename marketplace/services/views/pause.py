"""Pause a listing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from marketplace.services.actions.pause_listing import pause_listing
from marketplace.services.views._door import listing_at_hand


@login_required
@require_POST
def pause(request: HttpRequest, slug: str) -> HttpResponse:
    """Stop new bookings of this one; publishing undoes it."""
    listing = pause_listing(by=request.user, listing=listing_at_hand(request, slug), at=now())
    messages.success(request, _("Paused. Bookings you have stay; publish it again whenever you like."))
    return redirect("services:my_listing", slug=listing.slug)
