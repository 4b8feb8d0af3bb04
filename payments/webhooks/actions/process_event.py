"""Look into one message: fetch what it is about, and apply its state."""

import logging
from datetime import datetime

from django.db import transaction

from foundation.errors import Fact
from foundation.jobs.actions.enqueue import enqueue
from payments.gateway.calculations.states import Trigger
from payments.gateway.errors import GatewayError
from payments.gateway.provider import gateway_of
from payments.webhooks.actions._keep import PROCESS
from payments.webhooks.calculations.schedule import wait_after
from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent
from payments.webhooks.registry import syncs

logger = logging.getLogger("commonwork.payments")


def process_event(*, event_id: str, at: datetime) -> WebhookEvent:
    """Return the message: looked into, waiting for its next try, or before a person. Outside any transaction.

    What it is about may not be ours yet (its own commit is on the way), the provider may not answer, or something of
    ours may break: all are tried again from five seconds to an hour, and what broke is in the log.
    """
    event = WebhookEvent.objects.get(pk=event_id)
    if event.state != EventState.NEW:
        return event
    try:
        gateway_of(event.provider)
        syncs.get(event.object_type)(trigger=_trigger(event), at=at)
    except GatewayError as error:
        return _put_off(event, error.code, at)
    except Fact as fact:
        return _put_off(event, fact.code, at)
    except Exception as broken:
        logger.exception("payment event %s could not be looked into", event.pk)
        return _put_off(event, type(broken).__name__, at)
    event.state, event.done_at, event.next_try_at, event.error = EventState.DONE, at, None, ""
    event.attempts += 1
    event.save(update_fields=["state", "done_at", "next_try_at", "error", "attempts"])
    return event


def _trigger(event: WebhookEvent) -> Trigger:
    return Trigger(
        event_id=event.pk,
        kind=event.kind,
        object_type=event.object_type,
        object_id=event.object_id,
        account=event.account,
        live=event.live,
        created=event.created_at,
        style=event.style,
    )


@transaction.atomic
def _put_off(event: WebhookEvent, why: str, at: datetime) -> WebhookEvent:
    event.attempts += 1
    event.error = why[:200]
    wait = wait_after(event.attempts)
    if wait is None:
        event.state, event.next_try_at = EventState.NEEDS_PERSON, None
        logger.error("payment event %s needs a person: %s", event.pk, why)
    else:
        event.next_try_at = at + wait
        enqueue(PROCESS, run_after=event.next_try_at, event_id=event.pk)
    event.save(update_fields=["attempts", "error", "state", "next_try_at"])
    return event
