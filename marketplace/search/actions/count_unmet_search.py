"""Count a search that found nobody."""

from datetime import datetime

from django.db import connection

from foundation.home import home_zone

SQL = """
INSERT INTO marketplace_search_unmetsearch (day, hour, trade_slug, area, count) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (day, hour, trade_slug, area) DO UPDATE SET count = marketplace_search_unmetsearch.count + 1
"""


def count_unmet_search(*, trade_slug: str, area: str, at: datetime) -> None:
    """Add one for the trade, the area and the hour (the co-op's own clock). No words, no person. System-only."""
    local = at.astimezone(home_zone())
    with connection.cursor() as cursor:
        cursor.execute(SQL, [local.date(), local.hour, trade_slug[:60], area[:100]])
