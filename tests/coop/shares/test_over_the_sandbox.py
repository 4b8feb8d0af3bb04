"""Shares paid and paid back over real HTTP, at the look-alike of the provider: money, books and register agree."""

from datetime import timedelta

import pytest

from coop.membership.enums import MemberState
from coop.rules.actions.set_policy import set_policy
from coop.shares.actions.pay_for_shares import pay_for_shares
from coop.shares.actions.record_withdrawal_payment import record_withdrawal_payment
from coop.shares.actions.send_repayment import send_repayment
from coop.shares.enums import WithdrawalState
from coop.shares.errors import BeingSent, CannotBeSent, MayNotHandleShareMoney, NotApproved
from coop.shares.models import ShareOrder
from coop.shares.queries.proofs import capital_is_the_register, withdrawals_are_owed
from payments.checkout.actions.send_checkout import send_checkout
from payments.checkout.actions.sync_checkout import sync_checkout
from payments.ledger.queries.balances import balance_of
from payments.operations.models import Operation
from tests.factories.cast import an_officer
from tests.factories.marketplace import LONG_AGO
from tests.factories.shares import (
    a_treasurer,
    a_withdrawal,
    an_accepted_applicant,
    an_order,
    an_owner,
    approved,
    earned,
)
from tests.payments.support import (
    assert_books_agree,
    at_provider,
    now,
    paid_errand,
    ready_payee,
    run_all_jobs_even_later,
)

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


def bought_by_card(sandbox, order, *, at, outcome="succeed"):
    """The member goes to pay, and pays on the page."""
    order = pay_for_shares(by=order.member.user, order=order, at=at)
    payment = send_checkout(payment=order.payment, at=at)
    sandbox.control.pay(payment.session_id, outcome)
    return sync_checkout(payment=payment, at=at)


def test_an_applicant_pays_and_is_a_member_and_the_books_agree(sandbox):
    at = now()
    member = an_accepted_applicant(at=at)
    payment = bought_by_card(sandbox, ShareOrder.objects.get(member=member), at=at)
    assert payment.is_paid
    member.refresh_from_db()
    assert member.state == MemberState.ACTIVE
    assert balance_of(f"3010:{member.account_id}", "GBP") == 100
    assert_books_agree(sandbox)


def test_money_that_comes_too_late_leaves_again(sandbox):
    at = now()
    paid_errand(sandbox, "er_float", 50_000)  # so that the refund need not wait for its own charge's fee
    order = an_order(an_owner(quantity=5), 30, at=at)
    order = pay_for_shares(by=order.member.user, order=order, at=at)
    payment = send_checkout(payment=order.payment, at=at)
    ShareOrder.objects.filter(pk=order.pk).update(state="expired", settled_at=at)
    sandbox.control.pay(payment.session_id, "succeed")
    sync_checkout(payment=payment, at=at)
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.state == "refunded"
    assert balance_of(order.held_in, "GBP") == 0
    assert_books_agree(sandbox)


# -- paying back --------------------------------------------------------------------------------------------------


@pytest.fixture
def pia():
    return a_treasurer()


@pytest.fixture
def withdrawal(sandbox, pia):
    """Approved: 5 of Rosa's 1,000 shares, in a co-op with money at the provider."""
    for key in ("share_notice_days", "share_lock_in_days"):
        set_policy(by=None, key=key, value=0, decision_name="Meeting", starts_at=LONG_AGO, at=LONG_AGO)
    earned(500_000)
    paid_errand(sandbox, "er_float", 50_000)
    sandbox.control.settle()
    rosa = an_owner("Rosa", 1_000, treasurer=pia)
    return approved(a_withdrawal(rosa, 5), by=pia, at=now())


def test_it_is_sent_to_the_payout_account_once(sandbox, pia, withdrawal):
    payee = ready_payee(sandbox, withdrawal.member.account_id)
    before = at_provider(sandbox)
    send_repayment(by=pia, withdrawal=withdrawal, at=now())
    with pytest.raises(BeingSent):
        send_repayment(by=pia, withdrawal=withdrawal, at=now())
    with pytest.raises(BeingSent):
        record_withdrawal_payment(by=pia, withdrawal=withdrawal, bank_reference="s 1", at=now())
    run_all_jobs_even_later()
    withdrawal.refresh_from_db()
    assert withdrawal.state == WithdrawalState.PAID
    assert withdrawal.transfer_id.startswith("tr_")
    assert at_provider(sandbox) == before - 500
    assert sandbox.control.get(withdrawal.transfer_id)["destination"] == payee.remote_id
    assert balance_of(f"2420:{withdrawal.member.account_id}", "GBP") == 0
    assert_books_agree(sandbox)
    with pytest.raises(NotApproved):
        send_repayment(by=pia, withdrawal=withdrawal, at=now())
    assert (capital_is_the_register(), withdrawals_are_owed()) == ([], [])


def test_without_a_ready_account_it_is_paid_from_the_bank(pia, withdrawal):
    with pytest.raises(CannotBeSent):
        send_repayment(by=pia, withdrawal=withdrawal, at=now())
    record_withdrawal_payment(by=pia, withdrawal=withdrawal, bank_reference="s 1", at=now())
    assert withdrawals_are_owed() == []


def test_after_a_refusal_the_treasurer_chooses_again(sandbox, pia, withdrawal):
    payee = ready_payee(sandbox, withdrawal.member.account_id)
    sandbox.control.set_account(payee.remote_id, "needs_info")  # and nobody has told us yet
    send_repayment(by=pia, withdrawal=withdrawal, at=now())
    run_all_jobs_even_later()
    withdrawal.refresh_from_db()
    assert (withdrawal.state, bool(withdrawal.failure)) == (WithdrawalState.APPROVED, True)
    record_withdrawal_payment(by=pia, withdrawal=withdrawal, bank_reference="s 1", at=now())
    assert Operation.objects.get(kind="repay_shares").state == "refused"
    assert withdrawals_are_owed() == []


def test_only_the_treasurer_sends(withdrawal):
    with pytest.raises(MayNotHandleShareMoney):
        send_repayment(by=an_officer("Bo", "board"), withdrawal=withdrawal, at=now())
