"""The clock's way out: requests that were not paid in time stop counting towards the cap."""

from datetime import datetime

from django.db import transaction

from coop.shares.actions._end import end_order
from coop.shares.actions._holder import lock_holder
from coop.shares.enums import OrderState
from coop.shares.models import ShareOrder
from coop.shares.queries.orders import is_being_paid, orders_past_due
from foundation.locks import lock_row


def expire_orders(*, at: datetime, limit: int = 200) -> int:
    """End at most `limit` requests past their last day; return how many. One that the bank still checks is left."""
    due = list(orders_past_due(at=at).values_list("pk", "member_id")[:limit])
    return sum(_expire(pk, member_id, at) for pk, member_id in due)


@transaction.atomic
def _expire(pk: int, member_id: int, at: datetime) -> bool:
    lock_holder(member_id)
    order = lock_row(ShareOrder.objects.select_related("payment"), pk)
    if not order.is_open or is_being_paid(order):
        return False
    end_order(order, OrderState.EXPIRED, by=None, at=at)
    return True
