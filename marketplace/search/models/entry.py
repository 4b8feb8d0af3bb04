"""The shelf: one row for each listing people can find, with all a card shows, so that a page of results is one query.

Rows are written by the database function `marketplace_search_shelve` (migrations/0002_the_shelf.py), called by triggers
whenever a listing, its worker, its trade, the worker's checks or the membership changes. Nothing else writes here but
the refresh of free times.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from marketplace.search.models.fields import PointField


class Entry(models.Model):
    """A live listing as search sees it. Minor units, minutes, metres, millionths of a degree."""

    # What every row walked past is asked for comes first and has a fixed width.
    listing = models.OneToOneField(
        "marketplace_services.Listing", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    worker = models.ForeignKey("marketplace_workers.Worker", on_delete=models.CASCADE, related_name="+")
    trade = models.ForeignKey("marketplace_services.Trade", on_delete=models.CASCADE, related_name="+", db_index=False)
    # The whole price of the shortest booking, and its length.
    price_minor = models.BigIntegerField()
    min_minutes = models.IntegerField()
    lead_minutes = models.IntegerField()
    # How far from the worker's public point (never from the base itself) a customer may be.
    reach_metres = models.IntegerField()
    latitude_e6 = models.IntegerField()
    longitude_e6 = models.IntegerField()
    published_at = models.DateTimeField()
    first_free_at = models.DateTimeField(null=True)
    first_free_day = models.DateField(null=True)
    is_remote = models.BooleanField()
    # Mercator degrees, in which near is near in every direction; and the same in a strip of the trade's own, so that
    # the nearest of a trade lie side by side in one index.
    spot = PointField()
    spot_in_trade = PointField()
    # The first free start of each local day that has one, soonest first; as old as `free_checked_at` says.
    free_days = ArrayField(models.DateField(), default=list)
    first_starts = ArrayField(models.DateTimeField(), default=list)
    free_checked_at = models.DateTimeField(null=True)
    languages = ArrayField(models.CharField(max_length=12))

    slug = models.CharField(max_length=80)
    title = models.CharField(max_length=80)
    worker_name = models.CharField(max_length=80)
    worker_photo = models.CharField(max_length=40)
    area = models.CharField(max_length=80)
    zone = models.CharField(max_length=64)
    checks = ArrayField(models.CharField(max_length=20))
    price_shape = models.CharField(max_length=8)
    place_mode = models.CharField(max_length=12)
    words = models.TextField()
    document = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["document"], name="entry_by_words"),
            GistIndex(fields=["spot"], name="entry_nearest"),
            GistIndex(fields=["spot_in_trade"], name="entry_nearest_in_trade"),
            models.Index(fields=["-published_at", "-listing"], name="entry_newest"),
            models.Index(fields=["trade", "-published_at", "-listing"], name="entry_newest_in_trade"),
        ]

    def __str__(self) -> str:
        return self.title
