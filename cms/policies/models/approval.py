"""Who approved which text."""

from django.conf import settings
from django.db import models
from wagtail.models import Revision


class Approval(models.Model):
    """One person approves exactly one revision. Only grows; a trigger refuses the people who wrote it."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="policy_approvals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="policy_approvals")
    at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            # Two approvals of one person would be one pair of eyes.
            models.UniqueConstraint(fields=["revision", "by"], name="a_person_approves_a_text_once"),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} by {self.by_id}"
