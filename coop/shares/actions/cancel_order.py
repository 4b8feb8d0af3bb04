"""Change one's mind about buying shares."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.shares.actions._end import end_order
from coop.shares.actions._holder import lock_holder
from coop.shares.enums import OrderState
from coop.shares.errors import NotYourShares, OrderIsBeingPaid, OrderNotOpen
from coop.shares.models import ShareOrder
from coop.shares.policies import can_see_shares
from coop.shares.queries.orders import is_being_paid
from foundation.locks import lock_row


@transaction.atomic
def cancel_order(*, by: Any, order: ShareOrder, at: datetime) -> ShareOrder:
    """Call off an open request; its payment page closes. Raises NotYourShares, OrderNotOpen, OrderIsBeingPaid."""
    member = lock_holder(order.member_id)
    if not can_see_shares(by, member):
        raise NotYourShares
    order = lock_row(ShareOrder.objects.select_related("payment"), order.pk)
    if not order.is_open:
        raise OrderNotOpen
    if is_being_paid(order):
        raise OrderIsBeingPaid
    return end_order(order, OrderState.CANCELLED, by=by, at=at)
