"""Paying for shares by card: money, shares, membership and certificate come together, or the money goes back."""

from datetime import timedelta

import pytest

from coop.membership.enums import ClassCode, MemberState
from coop.membership.models import MemberNumber
from coop.membership.registry import events
from coop.shares.actions.cancel_order import cancel_order
from coop.shares.actions.expire_orders import expire_orders
from coop.shares.actions.pay_for_shares import pay_for_shares
from coop.shares.enums import OrderState
from coop.shares.errors import NotYourShares, OrderNotOpen
from coop.shares.models import Certificate, ShareMovement, ShareOrder
from coop.shares.purpose import SharePurpose
from coop.shares.queries.proofs import capital_is_the_register
from payments.checkout.enums import PaymentState, SessionState
from payments.checkout.registry import descriptions
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of, balances_of
from payments.refunds.models import Refund
from tests.factories.classes import class_has
from tests.factories.marketplace import LONG_AGO, a_member, a_user
from tests.factories.shares import a_page, an_accepted_applicant, an_order, an_owner
from tests.factories.till import open_page, pay, settle_everything

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def accounts(member):
    """What stands on the three accounts of share money: applications, withdrawals owed, capital."""
    codes = [f"{head}:{member.account_id}" for head in ("2410", "2420", "3010")]
    return tuple(balances_of(codes, "GBP").values())


def a_joiner():
    """An accepted applicant who went to pay."""
    member = an_accepted_applicant()
    return member, a_page(ShareOrder.objects.get(member=member))


def assert_refunded(order, *, at):
    """All of it is on its way back, and nothing is held or given out."""
    order.payment.refresh_from_db()
    refund = Refund.objects.get(payment=order.payment)
    assert refund.amount == order.payment.captured == order.amount_minor
    assert not ShareMovement.objects.filter(order=order).exists()
    settle_everything(at=at)
    order.payment.refresh_from_db()
    assert order.payment.state == PaymentState.REFUNDED
    assert balance_of(order.held_in, "GBP") == 0


# -- paid in time -------------------------------------------------------------------------------------------------


def test_paying_the_share_makes_an_applicant_a_member():
    member, order = a_joiner()
    before = MemberNumber.objects.get_or_create(id=1)[0].last
    pay(order.payment, at=LONG_AGO + MINUTE)
    member.refresh_from_db()
    order.refresh_from_db()
    assert (member.state, member.member_no) == (MemberState.ACTIVE, before + 1)
    assert member.active_from == LONG_AGO + MINUTE
    assert order.state == OrderState.ALLOTTED
    assert accounts(member) == (0, 0, 100)
    assert capital_is_the_register() == []


def test_the_money_passes_through_share_applications():
    _member, order = a_joiner()
    pay(order.payment, at=LONG_AGO)
    kinds = list(Journal.objects.filter(reference=order.reference).order_by("id").values_list("kind", flat=True))
    assert kinds == ["charge", "share_allotment"]
    charge = Journal.objects.get(reference=order.reference, kind="charge").entries.order_by("seq").first()
    assert (charge.debit.code, charge.credit.code) == ("1010", order.held_in)


def test_the_movement_names_its_journal_and_the_decision_that_accepted_the_member():
    member, order = a_joiner()
    pay(order.payment, at=LONG_AGO)
    movement = ShareMovement.objects.get(member=member)
    assert (movement.quantity, movement.amount_minor, movement.kind) == (1, 100, "allot")
    assert movement.journal.kind == "share_allotment"
    assert movement.resolution == "Board, 5 January"


def test_the_first_certificate_comes_with_the_shares():
    member, order = a_joiner()
    pay(order.payment, at=LONG_AGO)
    certificate = Certificate.objects.get(member=member)
    assert (certificate.quantity, certificate.paid_minor, certificate.holder) == (1, 100, "Ines Novak")


def test_a_member_buys_more_and_stays_the_member_they_are():
    member = an_owner(quantity=10)
    pay(a_page(an_order(member, 15)).payment, at=LONG_AGO + DAY)
    number = member.member_no
    member.refresh_from_db()
    assert (member.state, member.member_no) == (MemberState.ACTIVE, number)
    assert accounts(member) == (0, 0, 2500)


def test_the_page_asks_for_the_shares_and_holds_the_money_as_an_application():
    order = a_page(an_order(a_member(), 3))
    assert order.payment.held_in == f"2410:{order.member.account_id}"
    assert [(line["amount"], line["quantity"]) for line in order.payment.lines] == [(100, 3)]
    assert descriptions("share", [order.reference]) == {order.reference: "3 shares in the co-op"}


def test_pressing_twice_is_one_page():
    order = an_order(a_member(), 3)
    assert a_page(order).payment_id == a_page(order).payment_id


def test_only_the_person_goes_to_pay():
    with pytest.raises(NotYourShares):
        pay_for_shares(by=a_user("Somebody Else"), order=an_order(a_member()), at=LONG_AGO)


# -- the same news twice ------------------------------------------------------------------------------------------


def test_a_webhook_that_comes_twice_gives_the_shares_once():
    member, order = a_joiner()
    pay(order.payment, at=LONG_AGO)
    payment = order.payment
    payment.refresh_from_db()
    pay(payment, at=LONG_AGO + MINUTE)  # another charge's news for the same page
    assert ShareMovement.objects.filter(member=member).count() == 1
    assert Certificate.objects.filter(member=member).count() == 1
    assert accounts(member) == (0, 0, 100)


# -- too late -----------------------------------------------------------------------------------------------------


def test_a_request_past_its_day_ends_and_its_page_closes():
    order = a_page(an_order(a_member(), 3))
    open_page(order.payment, at=LONG_AGO)
    assert expire_orders(at=order.pay_by - MINUTE) == 0
    assert expire_orders(at=order.pay_by) == 1
    order.refresh_from_db()
    order.payment.refresh_from_db()
    assert order.state == OrderState.EXPIRED
    assert order.payment.close_requested_at == order.pay_by


def test_money_that_comes_after_the_end_goes_back_in_full():
    order = a_page(an_order(a_member(), 3))
    open_page(order.payment, at=LONG_AGO)
    expire_orders(at=order.pay_by)
    pay(order.payment, at=order.pay_by + MINUTE)
    assert_refunded(order, at=order.pay_by + MINUTE)


def test_money_that_comes_after_calling_off_goes_back_in_full():
    order = a_page(an_order(a_member(), 3))
    open_page(order.payment, at=LONG_AGO)
    cancel_order(by=order.member.user, order=order, at=LONG_AGO + MINUTE)
    pay(order.payment, at=LONG_AGO + DAY)
    assert_refunded(order, at=LONG_AGO + DAY)


def test_money_of_an_application_that_came_to_nothing_goes_back_in_full():
    member, order = a_joiner()
    open_page(order.payment, at=LONG_AGO)
    member.state = MemberState.EXPIRED
    member.save()
    events.call("refused", member=member, at=LONG_AGO + MINUTE)
    order.refresh_from_db()
    assert order.state == OrderState.CANCELLED
    pay(order.payment, at=LONG_AGO + DAY)
    assert_refunded(order, at=LONG_AGO + DAY)
    member.refresh_from_db()
    assert member.member_no is None


def test_a_page_that_closed_unpaid_ends_nothing():
    order = a_page(an_order(a_member(), 3))
    SharePurpose().on_expired(payment=order.payment, at=LONG_AGO + DAY)
    order.refresh_from_db()
    assert order.is_open


def test_the_request_that_the_bank_still_checks_is_left_alone():
    order = a_page(an_order(a_member(), 3))
    open_page(order.payment, at=LONG_AGO)
    order.payment.session_state = SessionState.COMPLETE
    order.payment.save()
    assert expire_orders(at=order.pay_by + DAY) == 0
    order.refresh_from_db()
    assert order.is_open


def test_after_the_last_day_no_page_opens():
    order = an_order(a_member(), 3)
    with pytest.raises(OrderNotOpen):
        a_page(order, at=order.pay_by)


# -- no room ------------------------------------------------------------------------------------------------------


def test_shares_that_the_cap_no_longer_allows_are_not_given_out():
    member = an_owner(quantity=60_000)
    order = a_page(an_order(member, 30_000))
    class_has(ClassCode.WORKER, max_amount_minor=8_000_000)
    pay(order.payment, at=LONG_AGO + DAY)
    assert_refunded(order, at=LONG_AGO + DAY)
    order.payment.refresh_from_db()
    assert "£80,000.00" in order.payment.refused_because
    order.refresh_from_db()
    assert order.is_open  # what the payment's own transaction wrote about it was undone
    assert accounts(member) == (0, 0, 6_000_000)


def test_another_amount_than_asked_for_goes_back():
    order = a_page(an_order(a_member(), 3))
    pay(order.payment, at=LONG_AGO, amount=299)
    order.payment.refresh_from_db()
    assert Refund.objects.get(payment=order.payment).amount == 299
    assert not ShareMovement.objects.exists()
