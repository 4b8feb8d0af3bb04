"""An application came to nothing, or a membership ended: what was still to be paid is no longer wanted (M5)."""

from datetime import datetime

from django.db import transaction

from coop.membership.models import Member
from coop.shares.actions._end import end_order
from coop.shares.enums import OrderState
from coop.shares.models import ShareOrder


@transaction.atomic
def end_orders_of(*, member: Member, state: str = OrderState.CANCELLED, at: datetime) -> int:
    """End the member's open requests; return how many. Money that arrives afterwards is refunded in full."""
    waiting = list(ShareOrder.objects.filter(member=member, state=OrderState.OPEN))
    for order in waiting:
        end_order(order, state, by=None, at=at)
    return len(waiting)
