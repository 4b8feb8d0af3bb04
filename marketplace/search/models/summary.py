"""What is on the shelf as a whole, counted now and then so that no page counts it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class ShelfSummary(models.Model):
    """One row: the languages on offer, and how many listings each trade has, by its slug."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    languages = ArrayField(models.CharField(max_length=12), default=list)
    by_trade = models.JSONField(default=dict)
    listings = models.PositiveIntegerField(default=0)
    refreshed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="there_is_one_summary_of_the_shelf")]

    def __str__(self) -> str:
        return f"{self.listings} listings"
