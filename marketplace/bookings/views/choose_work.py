"""Step 1, where there is something to choose: how long, and with which extras."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from marketplace.bookings.forms import ChoiceForm
from marketplace.bookings.queries.listings import listing_to_book
from marketplace.bookings.views._flow import steps
from marketplace.services.queries.price_rules import extra_facts, price_facts


@require_safe
def choose_work(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the length and the extras; the answer goes to the times as their address."""
    listing = listing_to_book(slug)
    form = ChoiceForm(
        request.GET,
        prices=price_facts(listing),
        extras=list(extra_facts(listing)),
        currency=str(settings.COOP["currency"]),
    )
    times_url = reverse("bookings:choose_time", args=[slug])
    if not form.asks_something:
        return redirect(f"{times_url}?{request.GET.urlencode()}".rstrip("?"))
    refused = form.is_bound and not form.is_valid()
    context = {
        "listing": listing,
        "form": form,
        "times_url": times_url,
        "first_day": request.GET.get("from", ""),
        "back_url": reverse("services:listing", args=[slug]),
        "steps": steps(),
    }
    return render(request, "marketplace/bookings/choose_work.html", context, status=422 if refused else 200)
