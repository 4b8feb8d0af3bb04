"""Pictures of a worker's work."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.services.models.listing import Listing


class Photo(models.Model):
    """One picture, already re-encoded by us; `name` is random and leads to its sizes in storage."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="photos")
    name = models.CharField(max_length=40, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(_("what the picture shows"), max_length=160)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            # A picture without words shuts out people who cannot see it.
            models.CheckConstraint(condition=~Q(alt=""), name="a_photo_has_words"),
            models.CheckConstraint(condition=Q(width__gt=0) & Q(height__gt=0), name="a_photo_has_a_size"),
        ]

    def __str__(self) -> str:
        return self.alt
