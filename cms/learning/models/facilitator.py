"""Who facilitates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class FacilitatorTerm(models.Model):
    """A person may lead study circles from a date, until a date when one is set."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="facilitator_terms")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    resolution = models.CharField(max_length=120)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="a_facilitator_ends_after_they_began",
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(ends_at__isnull=True), name="a_person_is_a_facilitator_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} since {self.starts_at:%Y-%m-%d}"
