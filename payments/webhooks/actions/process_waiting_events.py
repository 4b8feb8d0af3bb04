"""The safety net under the queue: messages whose time has come."""

from datetime import datetime, timedelta

from payments.webhooks.actions.process_event import process_event
from payments.webhooks.queries.events import events_waiting

# The queue has had its turn by then.
PATIENCE = timedelta(minutes=2)


def process_waiting_events(*, at: datetime, limit: int = 100) -> int:
    """Look into messages that the queue lost (a worker died with them); return how many."""
    waiting = list(events_waiting(at=at - PATIENCE).values_list("pk", flat=True)[:limit])
    for event_id in waiting:
        process_event(event_id=event_id, at=at)
    return len(waiting)
