"""The inbox of the provider's messages."""

from django.db import models
from django.db.models import Q

from payments.webhooks.enums import EventState


class WebhookEvent(models.Model):
    """One message, kept without the personal data a snapshot carries: what it is about is always fetched afresh."""

    id = models.CharField(max_length=255, primary_key=True)  # the provider's own id: the same message twice is one row
    provider = models.CharField(max_length=20)
    kind = models.CharField(max_length=120)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=255)
    account = models.CharField(max_length=255, blank=True)
    live = models.BooleanField(default=False)
    style = models.CharField(max_length=10)
    digest = models.CharField(max_length=64)  # SHA-256 of the raw body, in hex; empty when we had to ask for it
    created_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=EventState.choices, default=EventState.NEW)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_event_is_in_a_known_state", condition=Q(state__in=EventState.values)),
        ]
        indexes = [
            models.Index(fields=["next_try_at"], name="webhooks_waiting", condition=Q(state="new")),
            models.Index(fields=["object_id"], name="webhooks_by_object"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
