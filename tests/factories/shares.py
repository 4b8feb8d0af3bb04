"""Members who own shares, made through the actions.

Ines applied and was accepted; Rosa has long been a member. Pia is on the board, its treasurer and its secretary.
"""

from datetime import timedelta
from itertools import count

from coop.membership.enums import ClassCode, MemberState
from coop.membership.models import Member, MemberClass, MembershipEvent
from coop.membership.registry import events
from coop.shares.actions.approve_withdrawal import approve_withdrawal
from coop.shares.actions.order_shares import order_shares
from coop.shares.actions.pay_for_shares import pay_for_shares
from coop.shares.actions.record_bank_payment import record_bank_payment
from coop.shares.actions.request_withdrawal import request_withdrawal
from coop.shares.models import ShareMovement, ShareOrder, Withdrawal
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from tests.factories.cast import an_officer
from tests.factories.marketplace import LONG_AGO, a_member, a_user

_numbers = count(1)


def a_treasurer():
    """Pia, with all three offices."""
    return an_officer("Pia Board")


def an_accepted_applicant(name: str = "Ines Novak", *, shares: int = 1, at=LONG_AGO) -> Member:
    """Accepted by the board, with thirty days to pay, and the first shares promised."""
    member = Member.objects.create(
        user=a_user(name),
        member_class=MemberClass.objects.get(code=ClassCode.WORKER),
        state=MemberState.AWAITING_PAYMENT,
        applied_at=at,
        pay_by=at + timedelta(days=30),
    )
    MembershipEvent.objects.create(
        member=member, to_state=MemberState.AWAITING_PAYMENT, verb="approve", at=at, resolution="Board, 5 January"
    )
    order_shares(by=None, member=member, quantity=shares, at=at)
    return member


def an_order(member: Member, quantity: int = 10, *, at=LONG_AGO) -> ShareOrder:
    return order_shares(by=member.user, member=member, quantity=quantity, at=at)


def a_page(order: ShareOrder, *, at=LONG_AGO) -> ShareOrder:
    """The member went to pay."""
    return pay_for_shares(by=order.member.user, order=order, at=at)


def shares_for(member: Member, quantity: int = 10, *, treasurer=None, at=LONG_AGO) -> ShareMovement:
    """Shares bought and paid to the bank."""
    order = an_order(member, quantity, at=at)
    return record_bank_payment(by=treasurer or a_treasurer(), order=order, bank_reference="statement 1", at=at)


def an_owner(
    name: str = "Rosa Lane", quantity: int = 10, *, treasurer=None, class_code=ClassCode.WORKER, at=LONG_AGO
) -> Member:
    """A member who holds shares, by default a worker-member."""
    member = a_member(a_user(name), class_code=class_code)
    shares_for(member, quantity, treasurer=treasurer, at=at)
    return member


def earned(minor: int, *, at=LONG_AGO) -> None:
    """The co-op earned this much, and it lies at the bank."""
    post_journal(
        kind="other_income",
        pairs=[Pair("1000", "4090", minor)],
        idempotency_key=f"test income {next(_numbers)}",
        unit="GBP",
        at=at,
    )


def a_withdrawal(member: Member, quantity: int = 1, *, at=LONG_AGO) -> Withdrawal:
    return request_withdrawal(by=member.user, member=member, quantity=quantity, at=at)


def approved(withdrawal: Withdrawal, *, by, at) -> Withdrawal:
    return approve_withdrawal(
        by=by, withdrawal=withdrawal, quantity=withdrawal.quantity, resolution="Board, 1 June", at=at
    )


def has_left(member: Member, *, at, state: str = MemberState.FORMER, told: bool = True) -> None:
    """The membership has ended; unless not `told`, the room of shares has heard of it."""
    rows = Member.objects.filter(pk=member.pk)
    if state == MemberState.FORMER and member.state != state:
        rows.update(state=MemberState.LEAVING)
    rows.update(state=state, ended_at=at)
    member.refresh_from_db()
    if told:
        events.call("ended", member=member, at=at)
