"""The versions of a policy."""

from django.db import models
from django.db.models import Q
from wagtail.models import Revision

from cms.policies.models.page import PolicyPage


class PolicyVersion(models.Model):
    """A text that was published, word for word. Only grows.

    `body` is a list of {"heading", "text"}, the text in the form the editor stores. A trigger refuses a version without
    two approvals of its revision, and a number that is not the next.
    """

    page = models.ForeignKey(PolicyPage, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="policy_version")
    title = models.CharField(max_length=255)
    lead = models.TextField(blank=True)
    body = models.JSONField(default=list)
    what_changed = models.CharField(max_length=300, blank=True)
    asks_again = models.BooleanField()
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["page", "number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="a_policy_has_one_version_of_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="versions_of_a_policy_begin_with_one"),
            # Before the first version nobody accepted anything.
            models.CheckConstraint(
                condition=Q(number__gt=1) | Q(asks_again=True), name="the_first_version_of_a_policy_asks"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"
