"""Look again at the free times of entries whose times may have changed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from marketplace.availability.calculations.calendars import Needed, needed_for, reach_of
from marketplace.availability.calculations.spans import Span
from marketplace.availability.calculations.starts import free_starts_in
from marketplace.availability.queries.calendars import load_calendars
from marketplace.search.calculations.first_starts import first_of_each_day
from marketplace.search.models import Entry
from marketplace.services.models import Listing
from marketplace.services.queries.offers import offer_spec

BATCH = 200
# Even when nothing was booked, a day passes and another comes within reach.
OLDEST = timedelta(hours=6)
# The chosen ones are written down first (MATERIALIZED): as a plain sub-select the planner may run the choice once for
# every row it looks at, and each time it would take another batch.
TAKE = """
WITH chosen AS MATERIALIZED (
  SELECT listing_id FROM marketplace_search_entry
  WHERE free_checked_at IS NULL OR free_checked_at < %(oldest)s
    OR first_free_at < %(at)s::timestamptz + lead_minutes * interval '1 minute'
  ORDER BY free_checked_at NULLS FIRST LIMIT %(batch)s FOR UPDATE SKIP LOCKED)
UPDATE marketplace_search_entry entry SET free_checked_at = %(at)s FROM chosen
WHERE entry.listing_id = chosen.listing_id RETURNING entry.listing_id
"""
PUT = """
UPDATE marketplace_search_entry
SET free_days = %s::date[], first_starts = %s::timestamptz[], first_free_at = %s, first_free_day = %s
WHERE listing_id = %s AND free_checked_at IS NOT NULL
"""


def refresh_free_times(*, at: datetime, batch: int = BATCH) -> int:
    """Work out the free days of up to `batch` entries that need it; return how many there were. System-only.

    First the entries are marked as looked at, then their calendars are read: a booking that comes in between marks its
    worker's entries again, and they come round in the next run instead of keeping an old answer.
    """
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"at": at, "oldest": at - OLDEST, "batch": batch})
        taken = [listing_id for (listing_id,) in cursor.fetchall()]
    if taken:
        try:
            _put(_worked_out(taken, at))
        except BaseException:
            Entry.objects.filter(listing_id__in=taken).update(free_checked_at=None)
            raise
    return len(taken)


def _worked_out(listing_ids: Iterable[int], at: datetime) -> list[tuple[object, ...]]:
    listings = list(Listing.objects.filter(pk__in=listing_ids).select_related("worker"))
    offers = {listing.pk: offer_spec(listing) for listing in listings}
    until = at + timedelta(days=62)
    each = [needed_for(reach_of(at, until, offers[listing.pk]), ZoneInfo(listing.worker.zone)) for listing in listings]
    if not each:
        return []
    needed = Needed(
        Span(min(one.hours.start for one in each), max(one.hours.end for one in each)),
        Span(min(one.claims.start for one in each), max(one.claims.end for one in each)),
    )
    loaded = load_calendars({listing.worker_id: listing.worker for listing in listings}.values(), needed=needed, at=at)
    calendars = {worker_id: rows.calendar() for worker_id, rows in loaded.items()}
    rows: list[tuple[object, ...]] = []
    for listing in listings:
        # The customer's place is not known yet, so the way to it is not counted; checkout counts it.
        starts = free_starts_in(calendars[listing.worker_id], offers[listing.pk], at, until, at=at, stop=None)
        days, firsts = first_of_each_day((start.start for start in starts), ZoneInfo(listing.worker.zone))
        rows.append((days, firsts, firsts[0] if firsts else None, days[0] if days else None, listing.pk))
    return rows


@transaction.atomic
def _put(rows: list[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        ordered: list[tuple[Any, ...]] = sorted(rows, key=lambda row: int(row[-1]))
        cursor.executemany(PUT, ordered)
