"""Take a listing down."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from marketplace.services.actions.archive_listing import archive_listing
from marketplace.services.views._door import listing_at_hand


@login_required
@require_POST
def archive(request: HttpRequest, slug: str) -> HttpResponse:
    """Take it off every list; the page it leads to can bring it back."""
    listing = archive_listing(by=request.user, listing=listing_at_hand(request, slug), at=now())
    messages.success(request, _("Taken down. Bookings you have stay. You can bring it back from here any time."))
    return redirect("services:my_listing", slug=listing.slug)
