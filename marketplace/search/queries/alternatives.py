"""What to offer when a search found nobody: which answer to let go of, who is near, what else there is."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from marketplace.search.enums import SortBy
from marketplace.search.queries.find_listings import Found, Wanted, find_listings
from marketplace.search.queries.understand import TradeFacts, Understood

NEAREST = 3
OTHER_TRADES = 6


@dataclass(frozen=True)
class LetGo:
    """Without this one answer, so many would be found. `name` is the field of the form."""

    name: str
    total: int
    more: bool


@dataclass(frozen=True)
class Alternatives:
    """All that may help. `near` holds people who do not travel as far as the place."""

    let_go: list[LetGo]
    near: Found | None
    other_trades: list[tuple[TradeFacts, int]]


def alternatives(*, wanted: Wanted, understood: Understood, at: datetime, today: date) -> Alternatives:
    """At most seven queries, and only for a search that found nobody."""
    looser = {
        "day": replace(wanted, day=None),
        "most": replace(wanted, price_cap_minor=None),
        "language": replace(wanted, language=""),
        "within": replace(wanted, within_metres=None),
        "what": replace(wanted, tsquery="", trade_id=None),
    }
    let_go = []
    for name, without in looser.items():
        if without == wanted:
            continue
        found = find_listings(wanted=without, at=at, today=today, page=1)
        if found.total:
            let_go.append(LetGo(name, found.total, found.more_than_ranked))
    near = None
    if wanted.has_place:
        reaching_out = replace(wanted, within_reach=False, within_metres=None, day=None, sort=SortBy.NEAREST)
        near = find_listings(wanted=reaching_out, at=at, today=today, page=NEAREST)
    others = [
        (trade, understood.by_trade[trade.slug])
        for trade in understood.trades
        if understood.by_trade.get(trade.slug) and trade != understood.trade
    ]
    return Alternatives(
        let_go=let_go,
        near=near if near and near.hits else None,
        other_trades=sorted(others, key=lambda pair: -pair[1])[:OTHER_TRADES],
    )
