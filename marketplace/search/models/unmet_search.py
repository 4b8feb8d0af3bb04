"""Searches that found nobody, counted so that the co-op knows where to recruit."""

from django.db import models
from django.db.models import Q


class UnmetSearch(models.Model):
    """How often a trade was looked for in an area, on a day and in an hour, and nobody was there.

    Nothing about the person, and no words they typed: a rare word could be a name.
    """

    day = models.DateField()
    hour = models.PositiveSmallIntegerField()
    # Slug of the trade, or empty when only words were given.
    trade_slug = models.SlugField(max_length=60, blank=True)
    area = models.CharField(max_length=100, blank=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "hour", "trade_slug", "area"], name="an_unmet_need_is_counted_once"),
            models.CheckConstraint(condition=Q(hour__lt=24), name="a_day_has_24_hours"),
        ]

    def __str__(self) -> str:
        return f"{self.trade_slug} {self.area} {self.day}"
