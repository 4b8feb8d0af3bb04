"""What a member stands to gain or lose by a decision, said by themselves (governance 3.2, row Minutes)."""

from django.db import models
from django.db.models import Q

from coop.decisions.models.decision import Decision
from coop.membership.models import Member


class Interest(models.Model):
    """One declaration in a member's own words, or the taking back of one: a row of its own. Only grows.

    No rule takes a vote away because of an interest: it is declared so that everybody can weigh what they read.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="interests")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=1000, blank=True)
    withdraws = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="taken_back")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(withdraws__isnull=True) & ~Q(text="")) | Q(withdraws__isnull=False, text=""),
                name="an_interest_is_told_or_taken_back",
            )
        ]

    def __str__(self) -> str:
        return f"interest {self.pk} in {self.decision}"
