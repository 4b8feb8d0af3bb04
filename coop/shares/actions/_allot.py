"""Give out shares that are paid for, and with the first of them the membership: all or nothing."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from coop.membership.actions.admit_member import admit_member
from coop.membership.enums import MemberState
from coop.membership.models import Member, MembershipEvent
from coop.shares.actions._holder import capital_account, is_over_the_cap, post_share_journal, write_movement
from coop.shares.actions.issue_certificate import issue_certificate
from coop.shares.enums import MovementKind, OrderState
from coop.shares.errors import CannotBuyShares, OrderNotOpen, OverTheCap
from coop.shares.models import ShareMovement, ShareOrder
from coop.shares.policies import MAY_BUY
from foundation.audit.actions.record import record
from foundation.money.calculations.money import Money
from foundation.money.formatting import format_money


def allot(order: ShareOrder, member: Member, *, by: Any, resolution: str, at: datetime) -> ShareMovement:
    """2410 to 3010, the movement, the membership of an accepted applicant, the certificate. Both rows are locked.

    Raises OrderNotOpen, CannotBuyShares (no longer accepted, or no longer a member), OverTheCap.
    """
    if not order.is_open:
        raise OrderNotOpen
    if member.state not in MAY_BUY:
        raise CannotBuyShares
    order.state, order.settled_at = OrderState.ALLOTTED, at
    order.save(update_fields=["state", "settled_at", "payment", "bank_reference"])
    if member.state == MemberState.AWAITING_PAYMENT:
        resolution = _approval(member) or resolution
        member = admit_member(by=None, member=member, resolution=resolution, at=at)
    kind = order.share_type
    journal = post_share_journal(
        kind="share_allotment",
        debit=order.held_in,
        credit=capital_account(member, kind),
        amount=order.amount_minor,
        key=f"share_allotment:{order.reference}",
        reference=order.reference,
        at=at,
    )
    movement = _movement(order, member, journal=journal, by=by, resolution=resolution, at=at)
    data = {"quantity": order.quantity, "amount": order.amount_minor, "order": order.reference}
    record(by=by, verb="shares.allotted", subject=movement, data=data, at=at)
    issue_certificate(by=None, member=member, share_type=kind, reason="Shares bought", at=at)
    return movement


def _movement(order: ShareOrder, member: Member, *, at: datetime, **facts: Any) -> ShareMovement:
    try:
        with transaction.atomic():
            return write_movement(
                member=member,
                share_type=order.share_type,
                quantity=order.quantity,
                at=at,
                kind=MovementKind.ALLOT,
                order=order,
                **facts,
            )
    except IntegrityError as error:
        if not is_over_the_cap(error):
            raise
        cap = Money(member.member_class.max_amount_minor, order.money.currency)
        raise OverTheCap(cap=format_money(cap), room=format_money(Money(0, cap.currency)), left=0) from error


def _approval(member: Member) -> str:
    """The decision that accepted the applicant: it also admits them."""
    found = MembershipEvent.objects.filter(member=member, to_state=MemberState.AWAITING_PAYMENT).order_by("-id").first()
    return found.resolution if found is not None else ""
