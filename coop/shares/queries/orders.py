"""Requests to buy shares."""

from datetime import datetime

from django.db.models import QuerySet

from coop.membership.models import Member
from coop.shares.enums import OrderState
from coop.shares.models import ShareOrder
from payments.checkout.enums import PaymentState, SessionState


def open_order(member: Member) -> ShareOrder | None:
    """What the member still has to pay for, with its payment."""
    return (
        ShareOrder.objects.filter(member=member, state=OrderState.OPEN)
        .select_related("payment", "share_type", "member__member_class")
        .first()
    )


def order_called(reference: str) -> ShareOrder | None:
    return (
        ShareOrder.objects.filter(reference=reference).select_related("payment", "share_type", "member__user").first()
    )


def orders_waiting() -> "QuerySet[ShareOrder]":
    """Everything that waits for money, the soonest due first."""
    return (
        ShareOrder.objects.filter(state=OrderState.OPEN)
        .select_related("member__user", "share_type", "payment")
        .order_by("pay_by", "id")
    )


def orders_past_due(*, at: datetime) -> "QuerySet[ShareOrder]":
    """Open requests of members whose time is over. Those that join end with the application."""
    return ShareOrder.objects.filter(state=OrderState.OPEN, joins=False, pay_by__lte=at).order_by("pay_by", "id")


def is_being_paid(order: ShareOrder) -> bool:
    """Whether the person has paid on the page and the bank has not confirmed it yet."""
    payment = order.payment
    return (
        payment is not None
        and payment.session_state == SessionState.COMPLETE
        and payment.state == PaymentState.NONE
        and not payment.charge_id
    )
