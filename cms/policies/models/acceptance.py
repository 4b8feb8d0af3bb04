"""Who accepted which version."""

from django.conf import settings
from django.db import models
from wagtail.models import Revision

from cms.policies.models.version import PolicyVersion


class Acceptance(models.Model):
    """A person accepted a version. Only grows. A trigger keeps `revision` and `version` the same text."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="policy_acceptances")
    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="acceptances")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "version"], name="a_person_accepts_a_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} accepted {self.version_id}"
