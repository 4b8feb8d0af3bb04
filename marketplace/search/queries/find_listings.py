"""The page of results: at most 500 candidates, ranked by the printed rule, in one query."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from marketplace.search.calculations.cursor import Cursor
from marketplace.search.calculations.ordering import KEYS
from marketplace.search.enums import SortBy

PAGE = 20
RANKED = 500
COUNTED = 1_000


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
    worker_id: int | None = None

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
    """A page of hits, how many there are (counted to 1,000, `more_than_counted` beyond), where it goes on."""

    hits: list[Hit]
    total: int
    more_than_counted: bool
    next_cursor: Cursor | None
    today: date


def find_listings(*, wanted: Wanted, at: datetime, today: date, after: Cursor | None = None, page: int = PAGE) -> Found:
    """One page of live listings that fit, ordered by `wanted.sort`, after `after`.

    Only the 500 nearest (without a place: the newest) are ranked, however many fit; the list ends there and says so.
    `today` is the co-op's local date: it turns the daily order among equals. A later page keeps the first page's day.
    """
    day = after.day if after else today
    sql, values = _statement(wanted, at=at, today=day, after=after, page=page)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = cursor.fetchall()
    total = rows[0][0] if rows else 0
    hits = [_hit(row, day) for row in rows if row[1] is not None]
    shown = hits[:page]
    return Found(
        hits=shown,
        total=min(total, COUNTED),
        more_than_counted=total > COUNTED,
        next_cursor=shown[-1].cursor if len(hits) > page else None,
        today=day,
    )


def _hit(row: tuple[Any, ...], day: date) -> Hit:
    return Hit(*row[1:18], cursor=Cursor(day=day, keys=row[18:22], listing_id=row[1]))


def _statement(
    wanted: Wanted, *, at: datetime, today: date, after: Cursor | None, page: int
) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"today": today, "at": at, "page": page + 1}
    conditions = _conditions(wanted, values)
    metres = "NULL::integer"
    order = "e.published_at DESC, e.listing_id DESC"
    if wanted.has_place:
        metres = f"CASE WHEN e.place_mode = 'remote' THEN NULL ELSE {_METRES} END"
        order = f"e.spot <-> {_SPOT}"
    fit = "0"
    if wanted.tsquery:
        fit = "CASE WHEN ts_filter(e.document, '{a}') @@ %(words)s::tsquery THEN 0 ELSE 1 END"
    free_at, free_day = "e.first_free_at", "e.free_days[1]"
    if wanted.day:
        free_at, free_day = "e.first_starts[array_position(e.free_days, %(day)s::date)]", "%(day)s::date"
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
  SELECT e.listing_id, e.price_minor, {metres} AS metres, {fit} AS fit, {free_at} AS free_at, {free_day} AS free_day
  FROM marketplace_search_entry e WHERE {" AND ".join(conditions) or "true"}
  ORDER BY {order} LIMIT {COUNTED + 1}
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
  LEFT JOIN shown s ON true LEFT JOIN marketplace_search_entry e ON e.listing_id = s.listing_id
ORDER BY s.k0, s.k1, s.k2, s.k3, s.listing_id
"""  # noqa: S608 - built from constants of this room; every value is a parameter
    return sql, values


_SPOT = "marketplace_search_spot(%(lat)s::bigint, %(lon)s::bigint)"
_METRES = "marketplace_search_metres(e.latitude_e6, e.longitude_e6, %(lat)s::bigint, %(lon)s::bigint)"
_HERE = "point(%(lon)s::bigint / 1e6, %(lat)s::bigint / 1e6)"
# Near the date line a worker's box may reach beyond 180 degrees; the place is then looked for one turn further.
_REACHED = " OR ".join(
    f"e.coverage @> box(point(%(lon)s::bigint / 1e6 + {turn}, %(lat)s::bigint / 1e6), "
    f"point(%(lon)s::bigint / 1e6 + {turn}, %(lat)s::bigint / 1e6))"
    for turn in (-360, 0, 360)
)
_REACHED_HERE = f"e.coverage @> box({_HERE}, {_HERE})"
DATE_LINE_E6 = 170_000_000


def _conditions(wanted: Wanted, values: dict[str, Any]) -> list[str]:
    conditions = []
    if wanted.has_place:
        values |= {"lat": wanted.latitude_e6, "lon": wanted.longitude_e6}
        if wanted.within_reach:
            near_line = abs(wanted.longitude_e6 or 0) > DATE_LINE_E6
            conditions.append(f"({_REACHED})" if near_line else _REACHED_HERE)
            conditions.append(f"(e.place_mode <> 'at_customer' OR {_METRES} <= e.radius_metres)")
        if wanted.within_metres:
            values["within"] = wanted.within_metres
            conditions.append(f"(e.place_mode = 'remote' OR {_METRES} <= %(within)s::integer)")
    if wanted.trade_id is not None:
        values["trade"] = wanted.trade_id
        conditions.append("e.trade_id = %(trade)s::bigint")
        if wanted.has_place:  # the same, in the words of the index that also knows what is near
            conditions.append("int8range(e.trade_id, e.trade_id, '[]') @> %(trade)s::bigint")
    if wanted.tsquery:
        values["words"] = wanted.tsquery
        conditions.append("e.document @@ %(words)s::tsquery")
    if wanted.price_cap_minor is not None:
        values["cap"] = wanted.price_cap_minor
        conditions.append("e.price_minor <= %(cap)s::bigint")
    if wanted.language:
        values["language"] = wanted.language
        conditions.append("e.languages @> ARRAY[%(language)s::varchar]")
    if wanted.day:
        values["day"] = wanted.day
        conditions.append("e.free_days @> ARRAY[%(day)s::date]")
    if wanted.worker_id is not None:
        values["worker"] = wanted.worker_id
        conditions.append("e.worker_id = %(worker)s::bigint")
    return conditions
