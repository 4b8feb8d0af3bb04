"""Trades for pages: name, picture, and where to look for the people."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import get_language

from marketplace.services.enums import ListingState
from marketplace.services.models import Trade


@dataclass(frozen=True)
class TradeCard:
    """One trade on a page. `url` leads to its offers; for the page about it see `trade_pages`."""

    name: str
    slug: str
    icon: str
    description: str
    listings: int
    url: str


def trade_cards() -> list[TradeCard]:
    """The trades people offer, in the co-op's order, in one query."""
    live = Count("listings", filter=Q(listings__state=ListingState.LIVE))
    find = reverse("search:find")
    return [
        TradeCard(
            name=trade.name,
            slug=trade.slug,
            icon=trade.icon,
            description=trade.description,
            listings=trade.live,
            url=f"{find}?{urlencode({'trade': trade.slug})}",
        )
        for trade in Trade.objects.filter(active=True).annotate(live=live).order_by("order", "name")
    ]


def trade_pages() -> dict[str, str]:
    """Trade slug -> address of the page an editor wrote about it, in the reader's language where there is one.

    Two queries: pages kept from the public are looked up too.
    """
    written = apps.get_model("cms_pages", "CategoryPage").objects.live().public().select_related("trade", "locale")
    language = (get_language() or "").partition("-")[0]
    found: dict[str, str] = {}
    for page in sorted(written, key=lambda one: (one.locale.language_code.partition("-")[0] == language, one.path)):
        if url := page.get_url():
            found[page.trade.slug] = url
    return found
