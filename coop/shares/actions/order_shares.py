"""Ask for shares: at par, within the cap, to be paid by a day."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from coop.membership.enums import MemberState
from coop.membership.models import Member
from coop.shares.actions._end import end_order
from coop.shares.actions._holder import is_over_the_cap, lock_holder
from coop.shares.calculations.times import PAY_WITHIN
from coop.shares.enums import OrderState
from coop.shares.errors import (
    CannotBuyShares,
    NotYourShares,
    OrderIsBeingPaid,
    OrderNotOpen,
    OverTheCap,
    TooFewShares,
)
from coop.shares.models import ShareOrder, ShareType
from coop.shares.policies import MAY_BUY, acts_for_the_software, can_see_shares
from coop.shares.queries.holdings import Room, room_of
from coop.shares.queries.orders import is_being_paid, open_order
from foundation.audit.actions.record import record
from foundation.money.calculations.money import Money
from foundation.money.formatting import format_money


@transaction.atomic
def order_shares(*, by: Any, member: Member, quantity: int, at: datetime) -> ShareOrder:
    """Return the member's one open request for `quantity` shares of their class's kind; another number replaces it.

    `by` is the person, or None for the software when an application is accepted. Until it is paid or ends it counts
    towards the cap. Raises NotYourShares, CannotBuyShares, TooFewShares, OverTheCap, OrderIsBeingPaid, OrderNotOpen
    (the last day to pay is over).
    """
    member = lock_holder(member.pk)
    if not acts_for_the_software(by) and not can_see_shares(by, member):
        raise NotYourShares
    if member.state not in MAY_BUY:
        raise CannotBuyShares
    joins = member.state == MemberState.AWAITING_PAYMENT
    least = member.member_class.min_shares if joins else 1
    if quantity < least:
        raise TooFewShares(least=least)
    pay_by = (member.pay_by if joins else None) or at + PAY_WITHIN
    if pay_by <= at:
        raise OrderNotOpen
    before = open_order(member)
    if before is not None and before.quantity == quantity and before.pay_by > at:
        return before
    if before is not None:
        if is_being_paid(before):
            raise OrderIsBeingPaid
        end_order(before, OrderState.CANCELLED, by=by, at=at)
    kind = ShareType.objects.get(code=member.member_class.share_type)
    order = ShareOrder(
        member=member,
        share_type=kind,
        quantity=quantity,
        par_minor=kind.par_minor,
        amount_minor=quantity * kind.par_minor,
        joins=joins,
        created_at=at,
        pay_by=pay_by,
        by=by,
    )
    _save(order, room_of(member, share_type=kind, at=at))
    record(by=by, verb="shares.order.opened", subject=order, data={"quantity": quantity, "joins": joins}, at=at)
    return order


def _save(order: ShareOrder, room: Room) -> None:
    """The kind message first; the database has the last word."""
    currency = order.money.currency
    fact = OverTheCap(
        cap=format_money(Money(room.cap, currency)), room=format_money(Money(room.left, currency)), left=room.left
    )
    if room.limited and order.amount_minor > room.left:
        raise fact
    try:
        with transaction.atomic():
            order.save(force_insert=True)
    except IntegrityError as error:
        if is_over_the_cap(error):
            raise fact from error
        raise
