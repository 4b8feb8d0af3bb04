"""A listing's public page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.clock import now
from foundation.errors import NotFound
from foundation.money.calculations.money import Money
from foundation.money.formatting import format_minor, format_money
from foundation.pictures.naming import LARGE, MEDIUM, SMALL, picture_url
from foundation.ui.calculations.money_bar import MoneyBar, money_bar
from marketplace.services.actions.add_photo import PICTURES
from marketplace.services.calculations.price import ExtraFacts, lengths_offered, quote
from marketplace.services.calculations.wording import cancel_words, length_words, notice_words
from marketplace.services.enums import ListingState, PlaceMode, PriceShape
from marketplace.services.models import Listing
from marketplace.services.policies import can_archive_listing, can_see_listing, is_bookable
from marketplace.services.queries.price_rules import PriceRules, price_facts, price_rules
from marketplace.services.queries.public_listing import PhotoFacts, public_listing
from marketplace.services.registry import page_parts
from marketplace.workers.actions.set_worker_photo import PICTURES as FACES


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is included, the whole price and where it goes, and the next fourteen days. Three queries."""
    at = now()
    shown = public_listing(slug)
    if shown is None or not can_see_listing(request.user, shown.listing):
        raise NotFound
    one = shown.listing
    rules = price_rules(at=at, trade_slug=one.trade.slug)
    book_url = reverse("bookings:choose_time", args=[one.slug])
    bookable = is_bookable(one)
    parts = {key: part(listing=one, book_url=book_url, at=at) for key, part in page_parts.items()} if bookable else {}
    own = request.user.is_authenticated and can_archive_listing(request.user, one)
    context = {
        "listing": one,
        "worker": one.worker,
        "first_name": one.worker.name.split(" ", 1)[0],
        "face_url": picture_url(FACES, one.worker.photo, SMALL),
        "person_url": reverse("workers:person", args=[one.worker.slug]),
        "find_url": f"{reverse('search:find')}?trade={one.trade.slug}",
        "photos": [_photo(photo) for photo in shown.photos],
        "includes": [line.strip() for line in one.includes.splitlines() if line.strip()],
        "not_included": [line.strip() for line in one.not_included.splitlines() if line.strip()],
        "extras": [_extra(extra) for extra in shown.extras],
        "bookable": bookable,
        "book_url": book_url,
        "parts": parts,
        "rows": _rows(one, rules),
        "own_url": reverse("services:my_listing", args=[one.slug]) if own else "",
        "state_words": _state_words(one) if not bookable else "",
        **_price(one, rules),
    }
    return render(request, "marketplace/services/listing.html", context)


def _price(one: Listing, rules: PriceRules) -> dict[str, Any]:
    currency = str(settings.COOP["currency"])
    facts = price_facts(one)
    total = quote(facts, minutes=one.min_minutes).total_minor
    hourly = one.price_shape == PriceShape.HOURLY
    lengths = lengths_offered(facts)
    note = _("for %(length)s") % {"length": length_words(one.min_minutes)}
    if len(lengths) > 1:
        note = _("for %(length)s, up to %(most)s") % {
            "length": length_words(lengths[0]),
            "most": length_words(lengths[-1]),
        }
    return {
        "price": format_minor(total, currency),
        "price_note": note,
        "hour_price": format_minor(one.price_minor, currency) if hourly else "",
        "bar": shares_bar(total, rules, currency, name=one.worker.name.split(" ", 1)[0]),
        "bar_title": _("Where your %(amount)s goes") % {"amount": format_minor(total, currency)},
        "levy": rules.decided["levy_bp"],
    }


def shares_bar(total_minor: int, rules: PriceRules, currency: str, *, name: str) -> MoneyBar:
    """The planned split of a price as a bar."""
    shares = rules.shares_of(total_minor)
    return money_bar(
        worker=Money(shares.worker_minor, currency),
        coop=Money(shares.coop_minor, currency),
        outside=Money(shares.outside_minor, currency),
        worker_label=_("To %(name)s") % {"name": name},
        outside_label=_("Card costs, as expected"),
    )


def _photo(photo: PhotoFacts) -> dict[str, Any]:
    return {
        "url": picture_url(PICTURES, photo.name, MEDIUM),
        "large_url": picture_url(PICTURES, photo.name, LARGE),
        "alt": photo.alt,
        "width": photo.width,
        "height": photo.height,
    }


def _extra(extra: ExtraFacts) -> dict[str, str]:
    currency = str(settings.COOP["currency"])
    notes = []
    if extra.minutes:
        notes.append(_("takes %(length)s longer") % {"length": length_words(extra.minutes)})
    if extra.most > 1:
        notes.append(_("up to %(n)s times") % {"n": extra.most})
    return {
        "label": extra.name,
        "amount": f"+ {format_money(Money(extra.price_minor, currency))}",
        "note": ", ".join(notes),
    }


def _rows(one: Listing, rules: PriceRules) -> list[dict[str, str]]:
    cancel = cancel_words(cutoff_hours=rules.cutoff_hours[one.cancellation_tier], grace_minutes=rules.grace_minutes)
    rule = rules.decided[f"cutoff_hours_{one.cancellation_tier}"]
    km = (one.radius_metres or one.worker.radius_metres) / 1000
    places = {
        PlaceMode.AT_CUSTOMER: _("At your place, up to %(km)g km from %(area)s")
        % {"km": km, "area": one.worker.base_area},
        PlaceMode.AT_WORKER: _("You go to %(name)s in %(area)s")
        % {"name": one.worker.name, "area": one.worker.base_area},
        PlaceMode.REMOTE: _("By phone or video"),
    }
    return [
        {"label": _("Where"), "value": places[PlaceMode(one.place_mode)]},
        {"label": _("Notice"), "value": notice_words(one.lead_minutes)},
        {"label": _("If plans change"), "value": cancel, "change_url": rule["url"], "change_label": rule["decision"]},
    ]


def _state_words(one: Listing) -> str:
    return {
        ListingState.DRAFT: _("This is a draft. Only you and the co-op's staff can see it."),
        ListingState.ARCHIVED: _("This listing was taken down. Only you and the co-op's staff can see it."),
    }.get(ListingState(one.state), _("Not taking new bookings just now."))
