"""The history of a membership."""

from django.conf import settings
from django.db import models

from coop.membership.enums import MemberState
from coop.membership.models.member import Member


class MembershipEvent(models.Model):
    """A step of a membership: who, when, why, and by which resolution. Only grows.

    Replaying the events gives the state. Steps that leave the state (probation, a warning, an answer) have equal ends.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="events")
    code = models.CharField(max_length=8, blank=True)
    verb = models.CharField(max_length=40, blank=True)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, choices=MemberState.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", help_text="empty: the software"
    )
    resolution = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    # Dates and codes of the step only; no names or addresses.
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"
