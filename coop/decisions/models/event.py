"""What happened to a decision, written once."""

from django.conf import settings
from django.db import models

from coop.decisions.enums import DecisionState, Side
from coop.decisions.models.decision import Decision


class DecisionEvent(models.Model):
    """One act: its verb, the states around it, who, for which side, why, when.

    `changes` holds the columns that the act changed, as JSON: replaying all events in order rebuilds the decision
    (`calculations/replay.py`). `data` holds codes, numbers and ids that belong to the act; never a choice of a voter.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="events")
    version = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    before = models.CharField(max_length=12, choices=DecisionState.choices, blank=True)
    after = models.CharField(max_length=12, choices=DecisionState.choices)
    side = models.CharField(max_length=10, choices=Side.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(max_length=2000, blank=True)
    changes = models.JSONField(default=dict)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["decision", "version"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "version"], name="one_event_per_version_of_a_decision"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values) & models.Q(after__in=DecisionState.values),
                name="a_decision_event_uses_known_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} #{self.version}"
