"""Trades for pages: name, picture, and where to look for the people."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from marketplace.services.enums import ListingState
from marketplace.services.models import Trade


@dataclass(frozen=True)
class TradeCard:
    """One trade on a page."""

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
