"""Put a listing before the public."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from marketplace.services.actions.publish_listing import publish_listing
from marketplace.services.views._door import listing_at_hand


@login_required
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish and say where it can be seen."""
    listing = publish_listing(by=request.user, listing=listing_at_hand(request, slug), at=now())
    messages.success(request, _("It is live. People can find and book it now."))
    return redirect("services:my_listing", slug=listing.slug)
