"""Keep a message that the provider signed."""

import hashlib
from datetime import datetime

from django.db import transaction

from foundation.jobs.actions.enqueue import enqueue
from payments.gateway.enums import Provider
from payments.gateway.provider import gateway
from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent
from payments.webhooks.registry import syncs

PROCESS = "payments.webhooks.process"


def receive_event(*, raw: bytes, signature: str, at: datetime) -> bool:
    """Return whether the message is new. It is looked into after the answer, by the worker.

    Raises BadSignature, BadTrigger, CheckoutClosed. What is not for us (an object no room looks at, or real money's
    message in test mode) is kept and left alone.
    """
    provider = gateway()
    trigger = provider.parse_trigger(raw, signature, at)
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
                "digest": hashlib.sha256(raw).hexdigest(),
                "created_at": trigger.created,
                "received_at": at,
                "state": EventState.NEW if ours else EventState.IGNORED,
                "next_try_at": at if ours else None,
            },
        )
        if is_new and ours:
            enqueue(PROCESS, event_id=event.pk)
    return is_new
