"""Places people name: postcodes and towns, filled from a co-op's own file. No outside geocoder is ever asked."""

from django.db import models
from django.db.models import Q

from marketplace.search.enums import PlaceKind


class Place(models.Model):
    """A postcode or a named place, in millionths of a degree."""

    kind = models.CharField(max_length=8, choices=PlaceKind.choices)
    # What makes a row the same row when a newer file is read: "p:GB:HX7:hebden bridge" or "g:2647632".
    source_key = models.CharField(max_length=240, unique=True)
    code = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200)
    # Lower case, no accents, single spaces: how it is looked up.
    key = models.CharField(max_length=200)
    region = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2)
    latitude_e6 = models.IntegerField()
    longitude_e6 = models.IntegerField()
    population = models.BigIntegerField(default=0)
    zone = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            # Far is far, but nothing is off the globe.
            models.CheckConstraint(
                condition=Q(latitude_e6__range=(-90_000_000, 90_000_000))
                & Q(longitude_e6__range=(-180_000_000, 180_000_000)),
                name="a_place_lies_on_the_globe",
            ),
            models.CheckConstraint(
                condition=~Q(kind="postcode") | ~Q(code=""), name="a_postcode_place_has_its_postcode"
            ),
        ]
        indexes = [
            models.Index(
                fields=["code"], opclasses=["varchar_pattern_ops"], name="place_by_code", condition=~Q(code="")
            ),
            models.Index(fields=["key"], opclasses=["varchar_pattern_ops"], name="place_by_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})" if self.code else self.name
