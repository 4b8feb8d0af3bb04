"""The payment for shares has arrived: give them out (M3)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.shares.actions._allot import allot
from coop.shares.actions._holder import lock_holder
from coop.shares.models import ShareMovement, ShareOrder
from foundation.locks import lock_row


@transaction.atomic
def allot_shares(*, order: ShareOrder, payment: Any, at: datetime) -> ShareMovement:
    """Give out the shares of an open request whose payment the provider holds. Called by payments, by nobody else.

    Raises OrderNotOpen, CannotBuyShares, OverTheCap: then the payment goes back in full.
    """
    member = lock_holder(order.member_id)
    order = lock_row(ShareOrder.objects.select_related("member", "share_type"), order.pk)
    order.payment = payment
    return allot(order, member, by=member.user, resolution="Bought by the member", at=at)
