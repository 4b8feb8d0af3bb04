"""Tell an open page of a worker that something changed, after the transaction. Private to the actions of this room."""

import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

from marketplace.bookings.live import worker_group
from marketplace.bookings.models import Booking

logger = logging.getLogger("commonwork.bookings")


def tell_worker(booking: Booking, what: str) -> None:
    """Once the change is safe, speak to the worker's open pages. Pages refresh by themselves too."""
    group, message = worker_group(booking.worker_id), {"type": "booking.changed", "what": what}
    transaction.on_commit(lambda: _send(group, message), robust=True)


def _send(group: str, message: dict[str, Any]) -> None:
    layer = get_channel_layer()
    if layer is not None:
        async_to_sync(layer.group_send)(group, message)
