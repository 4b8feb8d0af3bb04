"""Finding messages."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent


def events_waiting(*, at: datetime) -> "QuerySet[WebhookEvent]":
    """Messages whose time has come, the longest waiting first."""
    return WebhookEvent.objects.filter(state=EventState.NEW, next_try_at__lte=at).order_by("next_try_at", "pk")


def events_for_a_person() -> "QuerySet[WebhookEvent]":
    """Messages about something we never came to know, the newest first."""
    return WebhookEvent.objects.filter(state=EventState.NEEDS_PERSON).order_by("-received_at", "pk")


def heard_of_since(*, kind: str, object_id: str, since: datetime) -> bool:
    """Whether a message of this kind about this object came since: the same one may have another id in a list."""
    return WebhookEvent.objects.filter(kind=kind, object_id=object_id, received_at__gte=since).exists()


def disputes_open() -> "QuerySet[WebhookEvent]":
    """What told us that a bank disputes a payment, where nothing has told us of its end; the newest first.

    A provider may tell of one dispute twice: the first message stands for it.
    """
    about = WebhookEvent.objects.filter(provider=OuterRef("provider"), object_id=OuterRef("object_id"))
    ended = about.filter(kind="charge.dispute.closed")
    told_before = about.filter(kind="charge.dispute.created", pk__lt=OuterRef("pk"))
    opened = WebhookEvent.objects.filter(kind="charge.dispute.created")
    return opened.filter(~Exists(ended), ~Exists(told_before)).order_by("-received_at", "pk")
