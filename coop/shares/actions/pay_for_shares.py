"""Go to pay for shares, on the same hosted page as a booking."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.shares.actions._holder import lock_holder
from coop.shares.calculations.times import page_closes_at
from coop.shares.errors import NotYourShares, OrderNotOpen
from coop.shares.models import ShareOrder
from coop.shares.policies import can_see_shares
from foundation.audit.actions.record import record
from foundation.locks import lock_row
from payments.checkout.actions.open_checkout import open_checkout
from payments.checkout.calculations.lines import Line


@transaction.atomic
def pay_for_shares(*, by: Any, order: ShareOrder, at: datetime) -> ShareOrder:
    """Open the payment page of an open request, or find the one that is open: pressing twice pays once.

    Returns the order with its payment, whose `checkout_url` arrives after the transaction. Raises NotYourShares,
    OrderNotOpen, and what open_checkout raises.
    """
    member = lock_holder(order.member_id)
    if not can_see_shares(by, member):
        raise NotYourShares
    order = lock_row(ShareOrder.objects.select_related("member", "share_type"), order.pk)
    if not order.is_open or order.pay_by <= at:
        raise OrderNotOpen
    payment = open_checkout(
        by=by,
        purpose="share",
        reference=order.reference,
        amount=order.money,
        lines=[Line(_("Share in the co-op, at par"), order.par_minor, order.quantity)],
        success_path=reverse("shares:my_shares"),
        cancel_path=reverse("shares:buy_shares"),
        expires_at=page_closes_at(order.pay_by, at),
        at=at,
    )
    if order.payment_id != payment.pk:
        order.payment = payment
        order.save(update_fields=["payment"])
        record(by=by, verb="shares.order.to_pay", subject=order, data={"payment": str(payment.pk)}, at=at)
    return order
