"""Put the whole shelf together anew."""

from collections.abc import Callable

from django.db import connection, transaction

from marketplace.services.models import Listing

BATCH = 500


def rebuild_shelf(*, tick: Callable[[int], None] = lambda entries: None) -> int:
    """Shelve every listing again, in batches, and drop what no longer belongs; return the number of entries.

    The triggers keep the shelf true by themselves. This is for what no statement tells: a check that ran out today, or
    a change of the search language. System-only.
    """
    ids = list(Listing.objects.order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(ids), BATCH):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT marketplace_search_shelve(%s::bigint[])", [ids[begin : begin + BATCH]])
        tick(len(ids[begin : begin + BATCH]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM marketplace_search_entry")
        return int(cursor.fetchone()[0])
