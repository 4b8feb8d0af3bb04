"""Bring a listing back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from marketplace.services.actions.restore_listing import restore_listing
from marketplace.services.views._door import listing_at_hand


@login_required
@require_POST
def restore(request: HttpRequest, slug: str) -> HttpResponse:
    """Make an archived listing a draft again."""
    listing = restore_listing(by=request.user, listing=listing_at_hand(request, slug), at=now())
    messages.success(request, _("It is a draft again. Look it over, then publish it."))
    return redirect("services:my_listing", slug=listing.slug)
