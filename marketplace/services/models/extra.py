"""Extras: what a customer can add to a listing."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.services.models.listing import Listing


class Extra(models.Model):
    """A priced addition that also takes time. Bookings keep their own copy, so an extra may change or go."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="extras")
    name = models.CharField(_("what you add"), max_length=80)
    price_minor = models.PositiveBigIntegerField()
    minutes = models.PositiveIntegerField(_("minutes it takes"), default=0)
    most = models.PositiveSmallIntegerField(_("at most how many times"), default=1)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["listing", "name"], name="an_extra_is_named_once_per_listing"),
            models.CheckConstraint(condition=Q(most__range=(1, 20)), name="an_extra_is_taken_1_to_20_times"),
            models.CheckConstraint(condition=Q(minutes__lte=480), name="an_extra_takes_at_most_8_hours"),
        ]

    def __str__(self) -> str:
        return self.name
