"""What the page of a trade shows of its people, for the editor's pages of the CMS."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from coop.rules.queries.policy_in_force import policy_in_force
from foundation.money.formatting import format_minor
from marketplace.search.enums import SortBy
from marketplace.search.queries.cards import Card, cards_for
from marketplace.search.queries.find_listings import Wanted, find_listings

SHOWN = 6


@dataclass(frozen=True)
class TradeLanding:
    """Cards for `marketplace/search/_cards.html`, how many offers there are, the lowest price, and the way to all."""

    cards: list[Card]
    total: int
    more_than_total: bool
    from_price: str
    find_url: str


def trade_landing(*, trade_id: int, trade_slug: str, at: datetime, today: date, shown: int = SHOWN) -> TradeLanding:
    """A handful of offers of one trade by our rule, and the lowest price there is. Three queries; URLs made."""
    levy_bp = int(policy_in_force("levy_bp", at=at).value)
    found = find_listings(wanted=Wanted(trade_id=trade_id), at=at, today=today, page=shown)
    lowest = find_listings(wanted=Wanted(trade_id=trade_id, sort=SortBy.PRICE), at=at, today=today, page=1).hits
    return TradeLanding(
        cards=cards_for(found.hits, levy_bp=levy_bp, today=today),
        total=found.total,
        more_than_total=found.more_than_ranked,
        from_price=format_minor(lowest[0].price_minor, str(settings.COOP["currency"])) if lowest else "",
        find_url=f"{reverse('search:find')}?{urlencode({'trade': trade_slug})}",
    )
