"""The inbox's worker."""

import logging

from foundation.clock import now
from foundation.jobs.registry import job, periodic
from payments.gateway.errors import CheckoutClosed, GatewayError
from payments.webhooks.actions.fetch_undelivered import fetch_undelivered
from payments.webhooks.actions.process_event import process_event
from payments.webhooks.actions.process_waiting_events import process_waiting_events

logger = logging.getLogger("commonwork.payments")


@job("payments.webhooks.process")
def process(*, event_id: str) -> None:
    """Look into one message."""
    process_event(event_id=event_id, at=now())


@periodic("payments.webhooks.fetch_undelivered", seconds=3600)
def fetch() -> None:
    """Ask for messages that never reached us. Without a provider there are none; one that does not answer is asked in
    an hour."""
    try:
        fetch_undelivered(at=now())
    except CheckoutClosed:
        return
    except GatewayError as problem:
        logger.warning("the provider did not say which messages were lost: %s", problem)


@periodic("payments.webhooks.process_waiting", seconds=60)
def process_waiting() -> None:
    """Look into messages the queue lost."""
    process_waiting_events(at=now())
