"""Move, describe or remove one picture."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.clock import now
from marketplace.services.actions.describe_photo import describe_photo
from marketplace.services.actions.move_photo import move_photo
from marketplace.services.actions.remove_photo import remove_photo
from marketplace.services.views._door import listing_at_hand

STEPS = {"earlier": -1, "later": 1}


@login_required
@require_POST
def change_photo(request: HttpRequest, slug: str, photo_id: int) -> HttpResponse:
    """Do what the pressed button says."""
    listing, at, do = listing_at_hand(request, slug), now(), request.POST.get("do", "")
    if do in STEPS:
        move_photo(by=request.user, listing=listing, photo_id=photo_id, steps=STEPS[do], at=at)
    elif do == "remove":
        remove_photo(by=request.user, listing=listing, photo_id=photo_id, at=at)
        messages.success(request, _("The picture is gone."))
    else:
        describe_photo(by=request.user, listing=listing, photo_id=photo_id, alt=request.POST.get("alt", ""), at=at)
        messages.success(request, _("Saved."))
    return redirect("services:photos", slug=slug)
