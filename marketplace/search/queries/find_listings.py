"""The page of results: at most 500 candidates, ranked by the printed rule, in one query."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from psycopg.sql import quote

from marketplace.search.calculations.cursor import Cursor
from marketplace.search.calculations.ordering import KEYS
from marketplace.search.enums import SortBy

PAGE = 20
RANKED = 500
WALKED = 2_000
ENTRY = "marketplace_search_entry"


@dataclass(frozen=True)
class Wanted:
    """What somebody is looking for. `tsquery` is text of a tsquery; places are millionths of a degree."""

    trade_id: int | None = None
    tsquery: str = ""
    latitude_e6: int | None = None
    longitude_e6: int | None = None
    within_metres: int | None = None
    day: date | None = None
    price_cap_minor: int | None = None
    language: str = ""
    sort: str = SortBy.FAIR
    # False also takes workers whose own distance does not reach the place: for an honest "near, but".
    within_reach: bool = True
    # How many entries to walk past at most: the number there are of the trade, when it is known to be small.
    walk: int = 0

    @property
    def has_place(self) -> bool:
        return self.latitude_e6 is not None and self.longitude_e6 is not None


@dataclass(frozen=True)
class Hit:
    """A row of the list. `metres` is from the worker's public point, None without a place or for remote work.

    `free_at` is the first free start (on the day asked, when one was asked), None when none is known.
    """

    listing_id: int
    slug: str
    title: str
    trade_id: int
    worker_id: int
    worker_name: str
    worker_photo: str
    area: str
    zone: str
    checks: list[str]
    languages: list[str]
    price_shape: str
    price_minor: int
    min_minutes: int
    place_mode: str
    metres: int | None
    free_at: datetime | None
    cursor: Cursor


@dataclass(frozen=True)
class Found:
    """A page of hits, how many there are (counted to 500, `more_than_ranked` beyond), where it goes on."""

    hits: list[Hit]
    total: int
    more_than_ranked: bool
    next_cursor: Cursor | None
    today: date


def find_listings(*, wanted: Wanted, at: datetime, today: date, after: Cursor | None = None, page: int = PAGE) -> Found:
    """One page of live listings that fit, ordered by `wanted.sort`, after `after`.

    Only the 500 nearest (without a place: the newest) are ranked, however many fit; the list ends there and says so.
    `today` is the co-op's local date: it turns the daily order among equals. A later page keeps the first page's day.
    """
    day = after.day if after else today
    sql, values = _statement(wanted, today=day, after=after, page=page)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = cursor.fetchall()
    total = rows[0][0] if rows else 0
    hits = [_hit(row, day, at) for row in rows if row[1] is not None]
    shown = hits[:page]
    return Found(
        hits=shown,
        total=min(total, RANKED),
        more_than_ranked=total > RANKED,
        next_cursor=shown[-1].cursor if len(hits) > page else None,
        today=day,
    )


def _hit(row: tuple[Any, ...], day: date, at: datetime) -> Hit:
    free_at = row[17] if row[17] is not None and row[17] > at else None
    cursor = Cursor(day=day, keys=row[18:22], listing_id=row[1])
    return Hit(*row[1:17], free_at=free_at, cursor=cursor)  # type: ignore[misc]  # a row has no length mypy knows


def _statement(wanted: Wanted, *, today: date, after: Cursor | None, page: int) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"today": today, "page": page + 1}
    looked_at = _looked_at(wanted, values)
    free_at, free_day = "w.first_free_at", "w.first_free_day"
    if wanted.day:
        free_at, free_day = "w.first_starts[array_position(w.free_days, %(day)s::date)]", "%(day)s::date"
    keys = KEYS[wanted.sort]
    later = ""
    if after is not None:
        values |= {f"after_{number}": key for number, key in enumerate((*after.keys, after.listing_id))}
        later = (
            "WHERE (k0, k1, k2, k3, listing_id) > (%(after_0)s::bigint, %(after_1)s::bigint, %(after_2)s::bigint, "
            "%(after_3)s::bigint, %(after_4)s::bigint)"
        )
    sql = f"""
WITH hits AS MATERIALIZED (
  SELECT w.listing_id, w.price_minor, CASE WHEN NOT w.is_remote THEN w.metres END AS metres, w.fit,
    {free_at} AS free_at, {free_day} AS free_day
  FROM ({looked_at}) w
), shown AS (
  SELECT * FROM (
    SELECT c.listing_id, c.metres, c.free_at, {", ".join(f"({key})::bigint AS k{i}" for i, key in enumerate(keys))}
    FROM (SELECT * FROM hits LIMIT {RANKED}) c
  ) ranked {later} ORDER BY k0, k1, k2, k3, listing_id LIMIT %(page)s
)
SELECT counted.total, e.listing_id, e.slug, e.title, e.trade_id, e.worker_id, e.worker_name, e.worker_photo, e.area,
  e.zone, e.checks, e.languages, e.price_shape, e.price_minor, e.min_minutes, e.place_mode, s.metres, s.free_at,
  s.k0, s.k1, s.k2, s.k3
FROM (SELECT count(*) AS total FROM hits) counted
  LEFT JOIN shown s ON true LEFT JOIN {ENTRY} e ON e.listing_id = s.listing_id
ORDER BY s.k0, s.k1, s.k2, s.k3, s.listing_id
"""  # noqa: S608 - built from constants of this room; every value is a parameter
    return sql, values


_SPOT = "marketplace_search_spot(%(lat)s::bigint, %(lon)s::bigint)"
_SPOT_IN_TRADE = "marketplace_search_spot_in_trade(%(lat)s::bigint, %(lon)s::bigint, %(trade)s::bigint)"
_METRES = "marketplace_search_metres(e.latitude_e6, e.longitude_e6, %(lat)s::bigint, %(lon)s::bigint)"


def _looked_at(wanted: Wanted, values: dict[str, Any]) -> str:
    """The entries a search walks past that fit, in the order it meets them, each with its `metres`.

    With words, PostgreSQL knows how common they are and chooses between the index of words and the walk. Without, the
    walk is the only good way, and it ends after `WALKED` entries whatever the other filters leave.
    """
    conditions, walked = [], wanted.walk or WALKED
    order, metres, fit = "e.published_at DESC, e.listing_id DESC", "NULL::integer", "0"
    if wanted.has_place:
        values |= {"lat": wanted.latitude_e6, "lon": wanted.longitude_e6}
        order, metres = f"e.spot <-> {_SPOT}", _METRES
    if wanted.trade_id is not None:
        values["trade"] = wanted.trade_id
        if wanted.has_place and not wanted.tsquery:
            order = f"e.spot_in_trade <-> {_SPOT_IN_TRADE}"
        else:
            conditions.append("e.trade_id = %(trade)s::bigint")
    if wanted.tsquery:
        # Written into the statement: with a parameter, a plan made before the words are known would serve all words,
        # and take a hundred times as long for the common ones.
        words = quote(wanted.tsquery).replace("%", "%%") + "::tsquery"
        conditions.append(f"e.document @@ {words}")
        fit = f"CASE WHEN ts_filter(e.document, '{{a}}') @@ {words} THEN 0 ELSE 1 END"
    columns = f"""e.listing_id, e.trade_id, e.price_minor, e.reach_metres, e.is_remote, e.first_free_at,
      e.first_free_day, e.free_days, e.first_starts, e.languages, {metres} AS metres, {fit} AS fit"""
    if wanted.tsquery:
        conditions += _filters(wanted, values, alias="e", metres=metres)
        where = " AND ".join(conditions)
        return f"SELECT {columns} FROM {ENTRY} e WHERE {where} ORDER BY {order} LIMIT {RANKED + 1}"  # noqa: S608
    where = f"WHERE {conditions[0]}" if conditions else ""
    filters = " AND ".join(_filters(wanted, values, alias="w", metres="w.metres")) or "true"
    return f"""SELECT * FROM (SELECT {columns} FROM {ENTRY} e {where} ORDER BY {order} LIMIT {walked}) w
      WHERE {filters} LIMIT {RANKED + 1}"""  # noqa: S608


def _filters(wanted: Wanted, values: dict[str, Any], *, alias: str, metres: str) -> list[str]:
    """The conditions no index of ours can do."""
    conditions = []
    if wanted.trade_id is not None and wanted.has_place and not wanted.tsquery:
        conditions.append(f"{alias}.trade_id = %(trade)s::bigint")
    if wanted.has_place and wanted.within_reach:
        conditions.append(f"{metres} <= {alias}.reach_metres")
    if wanted.has_place and wanted.within_metres:
        values["within"] = wanted.within_metres
        conditions.append(f"({alias}.is_remote OR {metres} <= %(within)s::integer)")
    if wanted.price_cap_minor is not None:
        values["cap"] = wanted.price_cap_minor
        conditions.append(f"{alias}.price_minor <= %(cap)s::bigint")
    if wanted.language:
        values["language"] = wanted.language
        conditions.append(f"{alias}.languages @> ARRAY[%(language)s::varchar]")
    if wanted.day:
        values["day"] = wanted.day
        conditions.append(f"{alias}.free_days @> ARRAY[%(day)s::date]")
    return conditions
