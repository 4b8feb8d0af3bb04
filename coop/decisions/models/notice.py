"""The notice of a vote and each member's copy of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coop.decisions.enums import DeliveryState
from coop.decisions.models.decision import Decision, DecisionText
from coop.decisions.models.roll import Roll, RollEntry


class Notice(models.Model):
    """What all on the roll were told: the text by its hash, the roll by its hash, and when voting opens and closes.

    `document` is the whole notice as JSON and `sha256` its canonical hash. `served_at` is when it counts as received.
    Any change of the text afterwards voids it (`voided_at`), and a new notice with a new roll must be given.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="notices")
    round = models.PositiveSmallIntegerField()
    stage = models.PositiveSmallIntegerField()
    text = models.ForeignKey(DecisionText, on_delete=models.PROTECT, related_name="+")
    roll = models.OneToOneField(Roll, on_delete=models.PROTECT, related_name="notice")
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    served_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)
    consent_percent = models.PositiveSmallIntegerField(
        null=True, help_text="where there are fewer clear days than the rules ask: the share of votes that must agree"
    )

    class Meta:
        ordering = ["decision", "round"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "round"], name="one_notice_per_round_of_a_decision"),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True) | ~Q(void_reason=""), name="a_void_notice_says_why"
            ),
            models.CheckConstraint(
                condition=Q(consent_percent__isnull=True) | Q(consent_percent__gt=50, consent_percent__lte=100),
                name="a_short_notice_asks_for_a_majority",
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.round} of {self.decision}"


class NoticeDelivery(models.Model):
    """One member's copy. Sent by a job, in batches."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="deliveries")
    entry = models.OneToOneField(RollEntry, on_delete=models.PROTECT, related_name="delivery")
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["notice", "id"], condition=Q(state="queued"), name="notices_waiting_to_be_sent")
        ]

    def __str__(self) -> str:
        return f"copy for {self.entry}"
