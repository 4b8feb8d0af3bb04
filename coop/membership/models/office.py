"""The offices people hold."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.enums import Office


class OfficeTerm(models.Model):
    """A person holds an office from a date, until a date when one is set."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="offices")
    office = models.CharField(max_length=20, choices=Office.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    resolution = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="an_office_ends_after_it_began"
            ),
            models.UniqueConstraint(
                fields=["user", "office"], condition=Q(ends_at__isnull=True), name="an_office_is_held_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.get_office_display()
