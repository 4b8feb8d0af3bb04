"""Share money came to the co-op's bank account: give out the shares."""

from datetime import datetime
from typing import Any

from django.db import transaction

from coop.shares.actions._allot import allot
from coop.shares.actions._holder import lock_holder, post_share_journal
from coop.shares.errors import MayNotHandleShareMoney, OrderIsBeingPaid, OrderNotOpen
from coop.shares.models import ShareMovement, ShareOrder
from coop.shares.policies import can_handle_share_money
from coop.shares.queries.orders import is_being_paid
from foundation.locks import lock_row
from payments.checkout.actions.close_checkout import close_checkout


@transaction.atomic
def record_bank_payment(*, by: Any, order: ShareOrder, bank_reference: str, at: datetime) -> ShareMovement:
    """The treasurer saw exactly this request's amount on the statement. `bank_reference` names the line of the
    statement, without a person's name.

    Raises MayNotHandleShareMoney, OrderNotOpen, OrderIsBeingPaid, CannotBuyShares.
    """
    if not can_handle_share_money(by):
        raise MayNotHandleShareMoney
    member = lock_holder(order.member_id)
    order = lock_row(ShareOrder.objects.select_related("member", "share_type", "payment"), order.pk)
    if not order.is_open:
        raise OrderNotOpen
    if is_being_paid(order):
        raise OrderIsBeingPaid
    post_share_journal(
        kind="share_money",
        debit="1000",
        credit=order.held_in,
        amount=order.amount_minor,
        key=f"share_money:{order.reference}",
        reference=order.reference,
        at=at,
    )
    order.bank_reference = bank_reference
    movement = allot(order, member, by=by, resolution="Paid to the bank", at=at)
    if order.payment is not None:
        # What is paid on the page from now on goes back in full.
        close_checkout(by=by, payment=order.payment, at=at)
    return movement
