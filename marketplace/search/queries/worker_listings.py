"""The listings of one worker, for the worker's own page."""

from datetime import date, datetime
from typing import Any

from django.db import connection

from marketplace.search.calculations.cursor import Cursor
from marketplace.search.queries.cards import cards_for
from marketplace.search.queries.find_listings import ENTRY, Hit
from marketplace.workers.models import Worker

SQL = f"""
SELECT listing_id, slug, title, trade_id, worker_id, worker_name, worker_photo, area, zone, checks, languages,
  price_shape, price_minor, min_minutes, place_mode, NULL::integer, first_free_at
FROM {ENTRY} WHERE worker_id = %s ORDER BY published_at, listing_id LIMIT 50
"""  # noqa: S608 - a constant


def hits_of_worker(worker_id: int, *, at: datetime, today: date) -> list[Hit]:
    """What is on the shelf of one worker, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(SQL, [worker_id])
        rows = cursor.fetchall()
    return [
        Hit(  # type: ignore[misc]  # a row has no length mypy knows
            *row[:16],
            free_at=row[16] if row[16] is not None and row[16] > at else None,
            cursor=Cursor(day=today, keys=(0, 0, 0, 0), listing_id=row[0]),
        )
        for row in rows
    ]


def listings_part(*, worker: Worker, levy_bp: int, at: datetime, today: date) -> dict[str, Any]:
    """The part "listings" of a worker's page: cards, without the worker's own name and area on each. One query."""
    return {"cards": cards_for(hits_of_worker(worker.pk, at=at, today=today), levy_bp=levy_bp, today=today)}
