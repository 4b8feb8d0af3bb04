"""One of a worker's listings: where it stands, what it really pays, and what to do next."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.clock import now
from marketplace.availability.queries.hours import weekly_hours
from marketplace.services.enums import ListingState
from marketplace.services.models import Listing
from marketplace.services.views._door import listing_at_hand
from marketplace.services.views._hint import facts_of, hint_context
from marketplace.services.views.my_listings import TONES
from marketplace.workers.enums import CheckKind, WorkerState
from marketplace.workers.queries.workers import missing_checks


@login_required
@require_safe
def my_listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the hint that was worked out at saving, the checklist, and the buttons that fit the state."""
    listing, at = listing_at_hand(request, slug), now()
    state = ListingState(listing.state)
    context = {
        "listing": listing,
        "mine": listing.worker.member.user_id == request.user.pk,
        "state": state.label,
        "tone": TONES.get(state, "neutral"),
        "lines": _checklist(listing, at),
        "can_publish": state in {ListingState.DRAFT, ListingState.PAUSED},
        "can_pause": state == ListingState.LIVE,
        "can_archive": state != ListingState.ARCHIVED,
        "can_restore": state == ListingState.ARCHIVED,
        "first_time": state == ListingState.DRAFT,
        "preview_url": reverse("services:listing", args=[listing.slug]),
        **hint_context(facts_of(listing), worker=listing.worker, trade_slug=listing.trade.slug, at=at),
    }
    return render(request, "marketplace/services/my_listing.html", context)


def _checklist(listing: Listing, at: datetime) -> list[dict[str, Any]]:
    """What makes a listing good, and what it cannot go live without."""
    trade = listing.trade
    missing = missing_checks(listing.worker, trade.required_checks, trade_slug=trade.slug, on=at.date())
    lines = [
        {"text": _("Says what is included"), "met": bool(listing.includes.strip())},
        {"text": _("Has at least one picture"), "met": listing.photos.exists()},
    ]
    if trade.required_checks:
        names = ", ".join(str(CheckKind(kind).label) for kind in missing if kind in CheckKind.values)
        text = _("Papers seen by the office") + (f": {names}" if names else "")
        lines.append({"text": text, "met": not missing})
    lines.append({"text": _("Your weekly hours are set"), "met": bool(weekly_hours(listing.worker))})
    if listing.worker.state != WorkerState.ACTIVE:
        lines.append({"text": _("You are taking bookings"), "met": False})
    return lines
