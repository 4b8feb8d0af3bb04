"""The list of people who can do it."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from coop.rules.queries.policy_in_force import policy_in_force
from coop.rules.wording import value_words
from foundation.clock import now
from foundation.home import house_facts
from foundation.ui.forms import currency_sign
from marketplace.search.actions.count_unmet_search import count_unmet_search
from marketplace.search.calculations.cursor import parse_cursor
from marketplace.search.calculations.geonames import fold
from marketplace.search.queries.alternatives import Alternatives, alternatives
from marketplace.search.queries.cards import cards_for
from marketplace.search.queries.find_listings import Found, find_listings
from marketplace.search.queries.spelling import corrected
from marketplace.search.queries.understand import TradeFacts
from marketplace.search.views._request import Asked, coop_today, read_request

# What htmx asks to have put anew, by the id of the place it goes to.
FRAGMENTS = {"results": "marketplace/search/_answer.html", "more": "marketplace/search/_more.html"}


@require_safe
@vary_on_headers("HX-Request")
def find(request: HttpRequest) -> HttpResponse:
    """Show one page of offers for the search in the address; htmx asks for the list alone."""
    at = now()
    today = coop_today(at)
    asked = read_request(request, at=at)
    after = parse_cursor(request.GET.get("after", ""))
    found = find_listings(wanted=asked.wanted, at=at, today=today, after=after)
    spelt = ""
    if not found.total and after is None and asked.query.get("what"):
        asked, found, spelt = _put_right(request, asked, found, at=at, today=today)
    context = _page(request, asked, found, at=at, today=found.today)
    context["spelt"] = spelt
    if not found.total and after is None:
        context["empty"] = _empty(
            asked,
            alternatives(wanted=asked.wanted, understood=asked.understood, at=at, today=today),
            today=today,
            levy_bp=context["levy_bp"],
        )
        if (
            request.method == "GET"
            and (asked.query.get("what") or asked.query.get("trade"))
            and not asked.place_unknown
        ):
            trade, place = asked.understood.trade, asked.understood.place
            count_unmet_search(trade_slug=trade.slug if trade else "", area=place.name if place else "", at=at)
    target = request.headers.get("HX-Target", "") if request.headers.get("HX-Request") else ""
    response = render(request, FRAGMENTS.get(target, "marketplace/search/find.html"), context)
    if target == "results":
        # The address to come back to, without the questions nobody answered.
        response["HX-Push-Url"] = asked.url(reverse("search:find"))
    return response


def _put_right(
    request: HttpRequest, asked: Asked, found: Found, *, at: datetime, today: date
) -> tuple[Asked, Found, str]:
    """Search again with mistyped words put right; keep the first answer when that finds nobody either."""
    words = corrected(asked.query["what"])
    if not words:
        return asked, found, ""
    again = read_request(request, at=at, words=words)
    second = find_listings(wanted=again.wanted, at=at, today=today)
    return (again, second, words) if second.total else (asked, found, "")


def _page(request: HttpRequest, asked: Asked, found: Found, *, at: datetime, today: date) -> dict[str, Any]:
    levy = policy_in_force("levy_bp", at=at)
    levy_bp = int(levy.value)
    path = reverse("search:find")
    trade = asked.understood.trade
    return {
        **_form(asked),
        "asked": asked.query,
        "levy_bp": levy_bp,
        "levy": levy.decided,
        "levy_words": value_words("levy_bp", levy_bp),
        "cards": cards_for(found.hits, levy_bp=levy_bp, today=today),
        "heading": _heading(asked),
        "count": _count(asked, found),
        "more_url": asked.url(path, after=found.next_cursor) if found.next_cursor else "",
        "first_url": asked.url(path) if request.GET.get("after") else "",
        "how_url": reverse("search:how_ordered"),
        "how_words": _how_words(str(asked.wanted.sort)),
        "find_url": path,
        "words_url": reverse("search:suggest_words"),
        "places_url": reverse("search:suggest_places"),
        "trade": trade,
        "trade_by_link": bool(trade and asked.query.get("trade")),
        "without_trade_url": asked.url(path, trade=None, what=None),
        "trades": _trade_links(asked, path) if not asked.query else [],
        "trade_names": [one.name for one in asked.understood.trades],
        "place": asked.understood.place,
        "other_places": [
            {"label": place.label, "url": asked.url(path, where=place.label)}
            for place in asked.understood.other_places[:4]
            if not asked.understood.place or place.label != asked.understood.place.label
        ],
        "narrowed": any(name in asked.query for name in ("most", "language", "within", "sort")),
        "phone": house_facts()["phone"],
    }


def _form(asked: Asked) -> dict[str, Any]:
    form = asked.form
    return {
        "form": form,
        "values": asked.query,
        "errors": form.errors,
        "first_day": form.today.isoformat(),
        "last_day": form.last_day.isoformat(),
        "languages": form.language_options(),
        "distances": form.distance_options(),
        "sorts": form.sort_options(),
        "currency_sign": currency_sign(str(settings.COOP["currency"])),
    }


def _trade_links(asked: Asked, path: str) -> list[dict[str, Any]]:
    return [
        {"name": trade.name, "icon": trade.icon, "url": asked.url(path, trade=trade.slug)}
        for trade in asked.understood.trades
    ]


def _heading(asked: Asked) -> str:
    what, place = _what(asked), asked.understood.place
    if what and place:
        return _("%(what)s near %(place)s") % {"what": what, "place": place.name}
    return what or (_("People near %(place)s") % {"place": place.name} if place else _("Find somebody"))


def _what(asked: Asked) -> str:
    trade: TradeFacts | None = asked.understood.trade
    words = asked.query.get("what", "")
    if trade and (not words or asked.understood.trade_from_words or fold(words) == fold(trade.name)):
        return trade.name
    return f"“{words}”" if words else ""


def _count(asked: Asked, found: Found) -> str:
    if found.more_than_ranked:
        return _("More than %(n)s offers") % {"n": found.total}
    return ngettext("%(n)s offer", "%(n)s offers", found.total) % {"n": found.total}


def _how_words(sort: str) -> str:
    return {
        "soonest": _("Free soonest first."),
        "nearest": _("Nearest first."),
        "price": _("Lowest price first."),
    }.get(sort, _("Free soonest, then nearest. Nobody can pay to be first."))


def _empty(asked: Asked, other: Alternatives, *, today: date, levy_bp: int) -> dict[str, Any]:
    path = reverse("search:find")
    words = {
        "day": _("Any day"),
        "most": _("Any price"),
        "language": _("Any language"),
        "within": _("Any distance they travel"),
        "what": _("Any kind of work here"),
    }
    let_go = []
    for one in other.let_go:
        changes = {"what": None, "trade": None} if one.name == "what" else {one.name: None}
        count = _("more than %(n)s") % {"n": one.total} if one.more else str(one.total)
        let_go.append({"label": f"{words[one.name]} ({count})", "url": asked.url(path, **changes)})
    return {
        "let_go": let_go,
        "near": cards_for(other.near.hits, levy_bp=levy_bp, today=today) if other.near else [],
        "trades": [
            {"name": f"{trade.name} ({count})", "icon": trade.icon, "url": asked.url(path, trade=trade.slug, what=None)}
            for trade, count in other.other_trades
        ],
    }
