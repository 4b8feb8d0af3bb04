"""Writing a message into the inbox. Private to the actions of this room."""

from datetime import datetime

from django.db import transaction

from foundation.jobs.actions.enqueue import enqueue
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.calculations.states import Trigger
from payments.gateway.enums import Provider
from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent
from payments.webhooks.registry import syncs

PROCESS = "payments.webhooks.process"


def keep(trigger: Trigger, *, provider: Gateway, digest: str, at: datetime) -> bool:
    """Return whether the message is new; then the worker looks into it, if it is for us."""
    ours = trigger.live == (provider.provider is Provider.LIVE) and trigger.object_type in syncs.keys()  # noqa: SIM118
    with transaction.atomic():
        event, is_new = WebhookEvent.objects.get_or_create(
            pk=trigger.event_id,
            defaults={
                "provider": provider.provider,
                "kind": trigger.kind,
                "object_type": trigger.object_type,
                "object_id": trigger.object_id,
                "account": trigger.account,
                "live": trigger.live,
                "style": trigger.style,
                "digest": digest,
                "created_at": trigger.created,
                "received_at": at,
                "state": EventState.NEW if ours else EventState.IGNORED,
                "next_try_at": at if ours else None,
            },
        )
        if is_new and ours:
            enqueue(PROCESS, event_id=event.pk)
    return is_new
