"""What a search means: the trades there are, the trade and place somebody named, their words as a query. One query."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from marketplace.search.calculations.geonames import fold
from marketplace.search.queries.places import PLACES_SQL, PlaceFacts, place_values, places_from


@dataclass(frozen=True)
class TradeFacts:
    """A trade as the form and the cards show it, and whether the words somebody typed are all its own."""

    pk: int
    slug: str
    name: str
    plural: str
    icon: str
    named_by_words: bool


@dataclass(frozen=True)
class Understood:
    """The request, looked up. `tsquery` is empty when no word says anything; `trade` may come from the words."""

    trades: list[TradeFacts]
    trade: TradeFacts | None
    trade_from_words: bool
    tsquery: str
    place: PlaceFacts | None
    other_places: list[PlaceFacts]
    languages: list[str]
    by_trade: dict[str, int] = field(default_factory=dict)


SQL = f"""
SELECT
  (SELECT coalesce(json_agg(json_build_array(t.id, t.slug, t.name, t.plural, t.icon,
      numnode(asked.q) > 0 AND to_tsvector(marketplace_search_config(),
        marketplace_search_fold(concat_ws(' ', t.name, t.plural, t.synonyms))) @@ asked.q)
      ORDER BY t."order", t.name), '[]')
    FROM marketplace_services_trade t WHERE t.active),
  CASE WHEN numnode(asked.q) > 0 THEN asked.q::text ELSE '' END,
  (SELECT json_build_array(s.languages, s.by_trade) FROM marketplace_search_shelfsummary s WHERE s.id = 1),
  (SELECT coalesce(json_agg(json_build_array(id, kind, code, name, region, country, latitude_e6, longitude_e6, zone,
    population, rank)), '[]') FROM ({PLACES_SQL}) places)
FROM (SELECT websearch_to_tsquery(marketplace_search_config(), %(words)s) AS q) asked
"""  # noqa: S608 - only constants of this room


def understand(*, trade_slug: str = "", words: str = "", where: str = "") -> Understood:
    """Look everything up that a search names.

    Words that all belong to one single trade ("cleaner", "mow the lawn") stand for that trade: everybody in it is
    shown, however they put it. Words that the chosen trade is made of add nothing to it.
    """
    with connection.cursor() as cursor:
        cursor.execute(SQL, {"words": fold(words)[:200], **place_values(where)})
        trades_json, tsquery, summary_json, places_json = cursor.fetchone()
    trades = [TradeFacts(*row) for row in _loaded(trades_json)]
    languages, by_trade = _loaded(summary_json) if summary_json else ([], {})
    places = places_from(_loaded(places_json), where)
    trade = next((one for one in trades if one.slug == trade_slug), None)
    named = [one for one in trades if one.named_by_words]
    from_words = False
    if trade is not None and trade.named_by_words:
        tsquery = ""
    elif trade is None and len(named) == 1:
        trade, tsquery, from_words = named[0], "", True
    return Understood(
        trades=trades,
        trade=trade,
        trade_from_words=from_words,
        tsquery=tsquery,
        place=places[0] if places else None,
        other_places=places[1:],
        languages=languages,
        by_trade=by_trade,
    )


def _loaded(value: Any) -> Any:
    """JSON as Django's cursor hands it over: read already, or still text."""
    return json.loads(value) if isinstance(value, str) else value
