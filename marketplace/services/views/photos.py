"""The pictures of a listing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Fact
from foundation.pictures.naming import MEDIUM, picture_url
from marketplace.services.actions.add_photo import MOST_PHOTOS, PICTURES, add_photo
from marketplace.services.forms import PhotoForm
from marketplace.services.models import Listing
from marketplace.services.views._door import listing_at_hand


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: HttpRequest, slug: str) -> HttpResponse:
    """Show them in their order and take a new one."""
    listing = listing_at_hand(request, slug)
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    if request.method == "POST" and form.is_valid():
        upload, alt = form.cleaned_data["photo"], form.cleaned_data["alt"]
        try:
            add_photo(by=request.user, listing=listing, upload=upload, alt=alt, at=now())
            messages.success(request, _("Your picture is there."))
            return redirect("services:photos", slug=slug)
        except Fact as refused:
            if refused.status == 403:
                raise
            form.add_error("photo", str(refused))
    rows = _rows(listing)
    context = {"listing": listing, "form": form, "photos": rows, "full": len(rows) >= MOST_PHOTOS}
    return render(request, "marketplace/services/photos.html", context, status=422 if form.is_bound else 200)


def _rows(listing: Listing) -> list[dict[str, Any]]:
    pattern = reverse("services:change_photo", args=[listing.slug, 0])
    found = list(listing.photos.all())
    return [
        {
            "id": photo.pk,
            "url": picture_url(PICTURES, photo.name, MEDIUM),
            "alt": photo.alt,
            "width": photo.width,
            "height": photo.height,
            "action": pattern.replace("/0/", f"/{photo.pk}/"),
            "first": place == 0,
            "last": place == len(found) - 1,
        }
        for place, photo in enumerate(found)
    ]
