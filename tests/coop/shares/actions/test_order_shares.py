"""Asking for shares: one open request, at par, within the cap, by the person themselves."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from coop.membership.enums import ClassCode, MemberState
from coop.shares.actions.order_shares import order_shares
from coop.shares.enums import OrderState
from coop.shares.errors import CannotBuyShares, NotYourShares, OrderNotOpen, OverTheCap, TooFewShares
from coop.shares.models import ShareOrder, ShareType
from tests.factories.classes import class_has
from tests.factories.marketplace import LONG_AGO, a_member, a_user
from tests.factories.shares import an_accepted_applicant, an_order, an_owner

pytestmark = pytest.mark.django_db
CAP_IN_SHARES = 100_000  # 100,000.00 at a par of 1.00


def test_a_request_is_at_par_and_has_a_last_day():
    order = an_order(a_member(), 25)
    assert (order.quantity, order.par_minor, order.amount_minor) == (25, 100, 2500)
    assert order.pay_by == LONG_AGO + timedelta(days=14)
    assert order.joins is False


def test_an_applicant_pays_by_the_day_the_board_set_and_joins():
    member = an_accepted_applicant()
    order = ShareOrder.objects.get(member=member)
    assert (order.joins, order.quantity, order.pay_by) == (True, 1, member.pay_by)


def test_asking_twice_for_the_same_is_one_request():
    member = a_member()
    assert an_order(member, 5).pk == an_order(member, 5).pk


def test_another_number_takes_the_place_of_the_first_request():
    member = a_member()
    first, second = an_order(member, 5), an_order(member, 8)
    first.refresh_from_db()
    assert (first.state, second.state) == (OrderState.CANCELLED, OrderState.OPEN)


def test_nobody_asks_in_another_s_name():
    with pytest.raises(NotYourShares):
        order_shares(by=a_user("Somebody Else"), member=a_member(), quantity=1, at=LONG_AGO)


@pytest.mark.parametrize(
    "state", [MemberState.APPLIED, MemberState.SUSPENDED, MemberState.LEAVING, MemberState.FORMER, MemberState.EXPELLED]
)
def test_only_accepted_applicants_and_members_buy(state):
    with pytest.raises(CannotBuyShares):
        an_order(a_member(state=state), 1)


def test_joining_takes_the_least_number_of_the_class():
    class_has(ClassCode.WORKER, min_shares=10)
    member = an_accepted_applicant(shares=10)
    with pytest.raises(TooFewShares, match="10 or more"):
        an_order(member, 9)


def test_after_the_last_day_to_pay_nothing_can_be_asked_for():
    member = an_accepted_applicant()
    with pytest.raises(OrderNotOpen):
        an_order(member, 2, at=member.pay_by)


def test_what_is_held_and_what_is_promised_count_towards_the_cap():
    member = an_owner(quantity=60_000)
    with pytest.raises(OverTheCap) as told:
        an_order(member, 40_001)
    assert told.value.details["left"] == 4_000_000
    assert an_order(member, 40_000).is_open


def test_the_cap_is_the_person_s_in_all_their_memberships():
    member = an_owner(quantity=60_000)
    other = a_member(member.user, class_code=ClassCode.USER)
    with pytest.raises(OverTheCap):
        an_order(other, 40_001)


def test_kinds_without_a_cap_have_none():
    class_has(ClassCode.WORKER, share_type="transferable")
    assert an_order(a_member(), CAP_IN_SHARES + 1).quantity == CAP_IN_SHARES + 1


# -- what the database refuses by itself --------------------------------------------------------------------------


def written(member, quantity, **changes):
    """A request, written past every action."""
    par = changes.pop("par_minor", 100)
    facts = {"amount_minor": quantity * par, "created_at": LONG_AGO, "pay_by": LONG_AGO, **changes}
    kind = ShareType.objects.get(code="withdrawable")
    with transaction.atomic():
        return ShareOrder.objects.create(member=member, share_type=kind, quantity=quantity, par_minor=par, **facts)


def test_the_database_refuses_more_than_the_cap():
    member = an_owner(quantity=60_000)
    with pytest.raises(IntegrityError, match="nobody holds more than the cap"):
        written(member, 40_001)
    assert written(member, 40_000).pk


def test_the_database_refuses_another_price_than_par_and_two_open_requests():
    member = a_member()
    with pytest.raises(IntegrityError, match="shares_are_sold_whole_and_at_par"):
        written(member, 5, amount_minor=499)
    written(member, 5)
    with pytest.raises(IntegrityError, match="one_open_share_order_per_member"):
        written(member, 6)


def test_the_database_keeps_what_was_agreed_and_the_way_it_ended():
    order = an_order(a_member(), 5)
    for change in ({"quantity": 6, "amount_minor": 600}, {"member_id": a_member().pk}):
        with pytest.raises(IntegrityError, match="what was agreed stays"), transaction.atomic():
            ShareOrder.objects.filter(pk=order.pk).update(**change)
    ShareOrder.objects.filter(pk=order.pk).update(state=OrderState.EXPIRED, settled_at=LONG_AGO)
    with pytest.raises(IntegrityError, match="shares do not go from expired to allotted"), transaction.atomic():
        ShareOrder.objects.filter(pk=order.pk).update(state=OrderState.ALLOTTED)
