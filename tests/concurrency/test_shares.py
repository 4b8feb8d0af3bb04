"""Two act at once on one person's shares: on real connections, each race with its control.

The control takes a guard away and lets everybody look before anybody writes, to show that the race is real.
"""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Sum

from coop.rules.actions.set_policy import set_policy
from coop.shares.actions import order_shares as ordering
from coop.shares.actions.approve_withdrawal import approve_withdrawal
from coop.shares.actions.order_shares import order_shares
from coop.shares.actions.record_withdrawal_payment import record_withdrawal_payment
from coop.shares.models import Certificate, ShareMovement, ShareOrder, Withdrawal
from coop.shares.queries.holdings import holding
from coop.shares.queries.proofs import capital_is_the_register, withdrawals_are_owed
from payments.checkout.models import Payment
from payments.ledger.queries.balances import balance_of
from tests.factories.marketplace import LONG_AGO, a_member
from tests.factories.shares import a_page, a_treasurer, a_withdrawal, an_accepted_applicant, an_owner, earned
from tests.factories.till import open_page, pay
from tests.payments.support import at_once
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
DAY = timedelta(days=1)
LATER = LONG_AGO + 1100 * DAY


@pytest.fixture(autouse=True)
def provider(settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True


def kinds(results):
    return Counter(type(result).__name__ for result in results)


def two_memberships():
    """One person who works and who also buys: two rows, so that no row lock keeps two requests apart."""
    worker = a_member()
    return worker, a_member(worker.user, class_code="user")


def requests(members, quantity):
    return [lambda m=m: order_shares(by=m.user, member=m, quantity=quantity, at=LONG_AGO) for m in members]


def promised(user):
    orders = ShareOrder.objects.filter(member__user=user, state="open")
    return orders.aggregate(total=Sum("amount_minor"))["total"]


# -- the cap ------------------------------------------------------------------------------------------------------


def test_two_requests_at_once_do_not_pass_the_cap_together():
    for _ in range(3):
        members = two_memberships()
        results = at_once(*requests(members, 60_000))
        assert kinds(results) == {"ShareOrder": 1, "OverTheCap": 1}
        assert promised(members[0].user) == 6_000_000


@pytest.fixture
def everybody_looks_first(monkeypatch):
    """Both requests read how much room there is before either is written."""
    looked, read = threading.Barrier(2), ordering.room_of

    def look_then_wait(*args, **kwargs):
        room = read(*args, **kwargs)
        looked.wait(timeout=PATIENCE)
        return room

    monkeypatch.setattr(ordering, "room_of", look_then_wait)


def test_the_database_alone_holds_the_cap_when_both_saw_room(everybody_looks_first):
    members = two_memberships()
    results = at_once(*requests(members, 60_000))
    assert kinds(results) == {"ShareOrder": 1, "OverTheCap": 1}
    assert promised(members[0].user) == 6_000_000


def test_control_without_the_database_s_guard_both_pass_the_cap(everybody_looks_first):
    members = two_memberships()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE coop_shares_shareorder DISABLE TRIGGER coop_shares_cap_of_orders")
    try:
        results = at_once(*requests(members, 60_000))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE coop_shares_shareorder ENABLE TRIGGER coop_shares_cap_of_orders")
    assert kinds(results) == {"ShareOrder": 2}
    assert promised(members[0].user) == 12_000_000


# -- the same news from several sides -----------------------------------------------------------------------------


def test_webhook_landing_page_and_poller_at_once_give_the_shares_once():
    member = an_accepted_applicant()
    order = a_page(ShareOrder.objects.get(member=member))
    open_page(order.payment, at=LONG_AGO)
    results = at_once(*[lambda: pay(Payment.objects.get(pk=order.payment_id), at=LONG_AGO + DAY)] * 3)
    assert kinds(results) == {"Payment": 3}
    assert ShareMovement.objects.filter(member=member).count() == 1
    assert Certificate.objects.filter(member=member).count() == 1
    assert balance_of(f"3010:{member.account_id}", "GBP") == 100
    member.refresh_from_db()
    assert member.member_no is not None


# -- the board ----------------------------------------------------------------------------------------------------


def test_two_board_members_at_once_do_not_pass_the_yearly_cap_together():
    """Each of the two withdrawals fits the year's 10 %; both together do not."""
    pia = a_treasurer()
    earned(5_000_000)
    for key in ("share_notice_days", "share_lock_in_days"):
        set_policy(by=None, key=key, value=0, decision_name="Meeting", starts_at=LONG_AGO, at=LONG_AGO)
    first, second = (a_withdrawal(an_owner(name, 1_000, treasurer=pia), 150) for name in ("Ada", "Ben"))
    results = at_once(
        *[
            lambda w=withdrawal: approve_withdrawal(by=pia, withdrawal=w, quantity=150, resolution="Board", at=LATER)
            for withdrawal in (first, second)
        ]
    )
    counted = kinds(results)
    assert counted["Withdrawal"] == 1
    assert counted["CoopCannotPay"] + counted["NotFirstInLine"] == 1
    assert Withdrawal.objects.filter(state="approved").count() == 1
    assert (capital_is_the_register(), withdrawals_are_owed()) == ([], [])


def test_one_withdrawal_is_approved_once_and_paid_once():
    pia = a_treasurer()
    earned(5_000_000)
    rosa = an_owner("Rosa", 1_000, treasurer=pia)
    withdrawal = a_withdrawal(rosa, 10)
    approvals = [
        lambda: approve_withdrawal(by=pia, withdrawal=withdrawal, quantity=10, resolution="Board", at=LATER)
    ] * 3
    assert kinds(at_once(*approvals)) == {"Withdrawal": 1, "WithdrawalNotInTheQueue": 2}
    payments = [lambda: record_withdrawal_payment(by=pia, withdrawal=withdrawal, bank_reference="s 3", at=LATER)] * 3
    assert kinds(at_once(*payments)) == {"Withdrawal": 1, "NotApproved": 2}
    assert holding(rosa.pk, at=LATER).quantity == 990
    assert balance_of(f"2420:{rosa.account_id}", "GBP") == 0
