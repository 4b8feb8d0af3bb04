"""Who writes the pages, and who checks the books."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cms.backoffice.enums import Task


class Appointment(models.Model):
    """A person is editor or auditor from a date, until a date when one is set. Their group follows from this row."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments")
    task = models.CharField(max_length=20, choices=Task.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    resolution = models.CharField(max_length=120)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="an_appointment_ends_after_it_began",
            ),
            # Two open rows for one task: ending one would leave the rights that came with it.
            models.UniqueConstraint(
                fields=["user", "task"], condition=Q(ends_at__isnull=True), name="a_task_is_held_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.user_id} since {self.starts_at:%Y-%m-%d}"
