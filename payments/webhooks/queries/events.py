"""Finding messages."""

from datetime import datetime

from django.db.models import QuerySet

from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent


def events_waiting(*, at: datetime) -> "QuerySet[WebhookEvent]":
    """Messages whose time has come, the longest waiting first."""
    return WebhookEvent.objects.filter(state=EventState.NEW, next_try_at__lte=at).order_by("next_try_at", "pk")


def events_for_a_person() -> "QuerySet[WebhookEvent]":
    """Messages about something we never came to know, the newest first."""
    return WebhookEvent.objects.filter(state=EventState.NEEDS_PERSON).order_by("-received_at", "pk")
