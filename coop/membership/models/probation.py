"""A time of trial for a new member."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.models.member import Member


class Probation(models.Model):
    """From when until when, what is asked, and who confirmed that it is met (coop-finance M4).

    A provisional member has no vote on rules or the board until `confirmed_at` is set.
    """

    member = models.OneToOneField(Member, on_delete=models.PROTECT, related_name="probation")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    requirement = models.TextField(blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", help_text="empty: a decision"
    )
    resolution = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_probation_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | ~Q(resolution=""),
                name="a_probation_is_confirmed_by_a_named_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d} to {self.ends_at:%Y-%m-%d}"
