"""Step 1: which of the free times."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from allauth.core.ratelimit import consume_or_429
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Fact, Invalid
from foundation.money.formatting import format_minor
from marketplace.availability.errors import SlotRefused
from marketplace.bookings.actions.hold_time import hold_time
from marketplace.bookings.calculations.wording import city_words, length_words, same_clock
from marketplace.bookings.errors import ListingNotOpen, TooManyHolds
from marketplace.bookings.forms import ChoiceForm
from marketplace.bookings.queries.holds import live_holds
from marketplace.bookings.queries.listings import listing_to_book
from marketplace.bookings.queries.nearby_times import first_after, times_between
from marketplace.bookings.queries.quotes import Choice, price_of
from marketplace.bookings.queries.rules_now import rules_now
from marketplace.bookings.views._door import reader_zone, visitor_of
from marketplace.bookings.views._flow import choice_query, steps
from marketplace.bookings.views._slots import day_label, days_of, near_slots
from marketplace.services.enums import BookingMode
from marketplace.services.models import Listing
from marketplace.services.policies import is_bookable
from marketplace.services.queries.price_rules import extra_facts, price_facts

DAYS = timedelta(days=14)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_time(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the free times of 14 days by the reader's own day; keep the one that is sent."""
    at = now()
    listing = listing_to_book(slug)
    if not is_bookable(listing) or listing.booking_mode != BookingMode.INSTANT:
        raise ListingNotOpen
    form = ChoiceForm(
        request.GET,
        prices=price_facts(listing),
        extras=list(extra_facts(listing)),
        currency=str(settings.COOP["currency"]),
    )
    if not form.is_valid():
        return redirect(f"{reverse('bookings:choose_work', args=[slug])}?{request.GET.urlencode()}".rstrip("?"))
    choice = form.choice()
    refusal: Fact | None = None
    if request.method == "POST":
        visitor = visitor_of(request, may_become_guest=True)
        if visitor.signed_in is None and (too_often := consume_or_429(request, action="hold_time")):
            return too_often
        try:
            booking = hold_time(by=visitor, listing=listing, start=_start(request), choice=choice, at=at)
            return redirect("bookings:details", reference=booking.reference)
        except (SlotRefused, TooManyHolds, Invalid) as fact:
            refusal = fact
    context = _page(request, listing, choice, refusal, asked=form.asks_something, at=at)
    status = refusal.status if refusal else 200
    return render(request, "marketplace/bookings/choose_time.html", context, status=status)


def _start(request: HttpRequest) -> datetime:
    """The start that was sent. Raises Invalid when none was, or it cannot be read."""
    try:
        start = datetime.fromisoformat(request.POST.get("start", ""))
    except ValueError:
        start = None  # type: ignore[assignment]
    # A year that no calendar of ours reaches cannot even be turned into UTC.
    if start is None or start.tzinfo is None or not 2000 <= start.year < 3000:
        raise Invalid(_("Choose one of the times."))
    return start.astimezone(UTC)


def _first_day(request: HttpRequest, today: date, horizon_days: int) -> date:
    """The first day asked for, never before today and never beyond what can be booked."""
    try:
        asked = date.fromisoformat(request.GET.get("from", ""))
    except ValueError:
        return today
    return min(max(asked, today), today + timedelta(days=horizon_days))


def _page(
    request: HttpRequest, listing: Listing, choice: Choice, refusal: Fact | None, *, asked: bool, at: datetime
) -> dict[str, Any]:
    reader, place = reader_zone(request), ZoneInfo(listing.worker.zone)
    currency, prices = str(settings.COOP["currency"]), price_facts(listing)
    policy, bill = rules_now(listing, at=at), price_of(listing, choice)
    today = at.astimezone(reader).date()
    first = _first_day(request, today, listing.horizon_days)
    from_ = datetime.combine(first, time(0), tzinfo=reader).astimezone(UTC)
    until = datetime.combine(first + DAYS, time(0), tzinfo=reader).astimezone(UTC)
    starts = times_between(listing, minutes=bill.minutes, policy=policy, from_=from_, until=until, at=at)
    later = first_after(listing, minutes=bill.minutes, policy=policy, from_=until, at=at)
    query = choice_query(choice)
    here = request.path
    context = {
        "listing": listing,
        "price": format_minor(bill.total_minor, currency),
        "length": length_words(bill.minutes),
        "change_url": f"{reverse('bookings:choose_work', args=[listing.slug])}?{query}" if asked else "",
        "back_url": reverse("services:listing", args=[listing.slug]),
        "action_url": f"{here}?{query}",
        "days": days_of(starts, bill=bill, prices=prices, currency=currency, reader=reader, place=place),
        "range_label": _("{first} to {last}").format(
            first=day_label(first), last=day_label(first + DAYS - timedelta(days=1))
        ),
        "earlier_url": f"{here}?{query}&from={max(first - DAYS, today)}" if first > today else "",
        "later_url": f"{here}?{query}&from={max(first + DAYS, later.start.astimezone(reader).date())}" if later else "",
        "later_day": day_label(later.start.astimezone(reader).date()) if later else "",
        "other_clock": "" if same_clock(at, place, reader) else city_words(reader),
        "place_city": city_words(place),
        "reader_zone": reader.key,
        "steps": steps(),
        "refusal": refusal,
    }
    if isinstance(refusal, SlotRefused):
        context["nearest"] = near_slots(refusal.nearest, reader=reader, place=place)
    if isinstance(refusal, TooManyHolds):
        visitor = visitor_of(request)
        holds = live_holds(user=visitor.signed_in, guest_key=visitor.guest_key, at=at)
        context["holds"] = [
            {"label": hold.title, "url": reverse("bookings:details", args=[hold.reference])} for hold in holds
        ]
    return context
