"""The inbox's worker."""

from foundation.clock import now
from foundation.jobs.registry import job, periodic
from payments.webhooks.actions.process_event import process_event
from payments.webhooks.actions.process_waiting_events import process_waiting_events


@job("payments.webhooks.process")
def process(*, event_id: str) -> None:
    """Look into one message."""
    process_event(event_id=event_id, at=now())


@periodic("payments.webhooks.process_waiting", seconds=60)
def process_waiting() -> None:
    """Look into messages the queue lost."""
    process_waiting_events(at=now())
