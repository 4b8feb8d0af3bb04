"""A worker's listings at a glance."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from foundation.money.formatting import format_minor
from marketplace.services.calculations.price import hours_price
from marketplace.services.calculations.wording import length_words
from marketplace.services.enums import ListingState, PriceShape
from marketplace.services.models import Listing
from marketplace.services.queries.my_listings import listings_of
from marketplace.workers.queries.workers import own_worker

TONES = {ListingState.LIVE: "good", ListingState.PAUSED: "wait", ListingState.DRAFT: "info"}


@login_required
@require_safe
def my_listings(request: HttpRequest) -> HttpResponse:
    """List them, live ones first, with the way to each and to a new one."""
    worker = own_worker(request.user)
    pattern = reverse("services:my_listing", args=["SLUG"])
    rows = [_row(listing, pattern) for listing in listings_of(worker)]
    context = {
        "worker": worker,
        "rows": [row for row in rows if not row["archived"]],
        "archived": [row for row in rows if row["archived"]],
        "new_url": reverse("services:new_listing"),
    }
    return render(request, "marketplace/services/my_listings.html", context)


def _row(listing: Listing, pattern: str) -> dict[str, Any]:
    hourly = listing.price_shape == PriceShape.HOURLY
    total = hours_price(listing.price_minor, listing.min_minutes) if hourly else listing.price_minor
    state = ListingState(listing.state)
    return {
        "title": listing.title,
        "trade": listing.trade.name,
        "url": pattern.replace("SLUG", listing.slug),
        "state": state.label,
        "tone": TONES.get(state, "neutral"),
        "price": format_minor(total, str(settings.COOP["currency"])),
        "length": length_words(listing.min_minutes),
        "archived": state == ListingState.ARCHIVED,
    }
