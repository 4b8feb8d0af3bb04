"""What a page reads from the rooms while it is shown: each thing once, however many blocks show it."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

from cms.pages.queries.front_figures import FrontFigures, front_figures
from cms.pages.queries.trades import TradeCard, trade_cards, trade_pages
from cms.pages.queries.votes import VoteCard, vote_cards
from coop.openbooks.queries.open_books import Published, published_books
from foundation import clock
from foundation.home import home_day
from marketplace.services.queries.price_rules import PriceRules, price_rules


class Reading:
    """One look at the rooms at one instant. Nothing is asked before it is needed, and nothing twice."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at

    @property
    def today(self) -> date:
        return home_day(self.at)

    @cached_property
    def published(self) -> Published:
        return published_books(at=self.at)

    @cached_property
    def recent(self) -> FrontFigures:
        return front_figures(at=self.at)

    @cached_property
    def trades(self) -> list[TradeCard]:
        return trade_cards()

    @cached_property
    def trade_pages(self) -> dict[str, str]:
        return trade_pages()

    @cached_property
    def votes(self) -> list[VoteCard]:
        return vote_cards(at=self.at)

    @cached_property
    def price_rules(self) -> PriceRules:
        return price_rules(at=self.at)

    @cached_property
    def events(self) -> list[Any]:
        from cms.pages.queries.events import coming_events

        return coming_events(at=self.at)


def reading_of(context: Mapping[str, Any] | None) -> Reading:
    """The reading of the page a block stands on; one of its own for a block that is shown alone."""
    found = (context or {}).get("reading")
    return found if isinstance(found, Reading) else Reading(at=clock.now())
