"""End an open request to buy shares without shares. Called under the member's lock."""

from datetime import datetime
from typing import Any

from coop.shares.models import ShareOrder
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.checkout.actions.close_checkout import close_checkout


def end_order(order: ShareOrder, state: str, *, by: Any, at: datetime) -> ShareOrder:
    """Close the request and its payment page. What arrives later is refunded in full."""
    fresh = lock_row(ShareOrder.objects.all(), order.pk)
    if not fresh.is_open:
        return fresh
    fresh.state, fresh.settled_at = state, at
    fresh.save(update_fields=["state", "settled_at"])
    record(by=by, verb=f"shares.order.{state}", subject=fresh, data={"quantity": fresh.quantity}, at=at)
    if fresh.payment is not None:
        close_checkout(by=by, payment=fresh.payment, at=at)
    return fresh
