"""Members who agree in writing that a vote opens sooner than the rules ask (governance 3.2, row Notice)."""

from django.db import models
from django.db.models import Q

from coop.decisions.models.roll import RollEntry


class ShortNoticeConsent(models.Model):
    """One member's agreement, in the sentence they read. Taken back by `withdrawn_at` until voting opens.

    It belongs to an entry of the frozen roll, and so to one round: another notice asks everybody again.
    """

    entry = models.ForeignKey(RollEntry, on_delete=models.PROTECT, related_name="short_notice_consents")
    sentence = models.CharField(max_length=600)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            # One member counted twice would hurry the others with fewer people than the rules ask for.
            models.UniqueConstraint(
                fields=["entry"], condition=Q(withdrawn_at__isnull=True), name="a_member_agrees_to_short_notice_once"
            ),
            models.CheckConstraint(condition=~Q(sentence=""), name="an_agreement_says_what_was_agreed"),
        ]

    def __str__(self) -> str:
        return f"short notice: {self.entry}"
