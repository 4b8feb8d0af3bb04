"""Sequence A to its end, G and H: from an accepted job to the worker's account."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError

from foundation.money.calculations.money import Money
from payments.gateway.calculations.requests import Op
from payments.gateway.provider import gateway
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of
from payments.operations.actions.retry_operation import retry_operation
from payments.operations.models import Operation
from payments.payouts.actions.alert_old_earnings import alert_old_earnings
from payments.payouts.actions.drop_expected_earnings import drop_expected_earnings
from payments.payouts.actions.expect_earnings import expect_earnings
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.actions.start_transfers import start_transfers
from payments.payouts.actions.sync_payee import sync_payee
from payments.payouts.calculations.shares import Share
from payments.payouts.enums import Blocked, EarningState, PayeeState
from payments.payouts.errors import NotPaidFor, SplitDoesNotAddUp
from payments.payouts.models import Earning, Payee
from payments.refunds.actions.refund_payment import refund_payment
from tests.payments.support import (
    assert_books_agree,
    now,
    open_errand,
    paid_errand,
    ready_payee,
    run_all_jobs_even_later,
    told,
)

pytestmark = pytest.mark.django_db(transaction=True)
ANNA, BEN = Share("m_anna", 7360), Share("m_ben", 3000)


def release(payment, shares=(ANNA,), contribution=640, **more):
    return release_earnings(
        reference=payment.reference,
        payment=payment,
        shares=list(shares),
        contribution=contribution,
        at=more.pop("at", now()),
        **more,
    )


def test_a_released_order_belongs_to_its_workers_and_the_co_op_to_the_penny(sandbox):
    payment = paid_errand(sandbox)
    earnings = release(payment, [Share("m_anna", 4360), BEN])
    assert [(e.owner, e.amount, e.state) for e in earnings] == [
        ("m_anna", 4360, EarningState.EARNED),
        ("m_ben", 3000, EarningState.EARNED),
    ]
    assert balance_of("2100:er_1", "GBP") == 0
    assert balance_of("2110:m_anna", "GBP") == 4360
    assert balance_of("2110:m_ben", "GBP") == 3000
    assert balance_of("4010", "GBP") == 640


@pytest.mark.parametrize(
    ("shares", "contribution"),
    [([ANNA], 639), ([ANNA], 641), ([], 7999), ([ANNA, BEN], 640)],
)
def test_a_split_that_does_not_add_up_is_refused_whole(sandbox, shares, contribution):
    payment = paid_errand(sandbox)
    with pytest.raises(SplitDoesNotAddUp):
        release(payment, shares, contribution)
    assert balance_of("2100:er_1", "GBP") == 8000
    assert Earning.objects.count() == 0


@pytest.mark.parametrize(
    ("shares", "contribution"),
    [([Share("m_a", -1)], 8001), ([Share("m_a", 4000), Share("m_a", 3360)], 640), ([Share("m_a", 8001)], -1)],
)
def test_shares_are_not_below_zero_and_nobody_has_two(sandbox, shares, contribution):
    with pytest.raises(ValueError, match="share"):
        release(paid_errand(sandbox), shares, contribution)


def test_after_a_refund_what_is_left_is_split(sandbox):
    payment = paid_errand(sandbox)
    refund_payment(by=None, payment=payment, amount=Money(3000, "GBP"), reason="shorter", at=now())
    release(payment, [Share("m_anna", 4600)], 400)
    run_all_jobs_even_later()
    assert balance_of("2110:m_anna", "GBP") == 4600
    assert_books_agree(sandbox)


def test_all_of_it_can_be_one_worker_s_or_the_co_op_s(sandbox):
    release(paid_errand(sandbox, "er_1"), [Share("m_anna", 8000)], 0)
    assert release(paid_errand(sandbox, "er_2"), [Share("m_anna", 0)], 8000) == []
    assert (balance_of("2110:m_anna", "GBP"), balance_of("4010", "GBP")) == (8000, 8000)


def test_releasing_again_changes_nothing(sandbox):
    payment = paid_errand(sandbox)
    first = release(payment)
    assert [e.pk for e in release(payment)] == [e.pk for e in first]
    assert Journal.objects.filter(kind="release").count() == 1


def test_what_was_not_paid_is_not_released(sandbox):
    with pytest.raises(NotPaidFor):
        release(open_errand())


def test_another_order_s_money_is_not_released(sandbox):
    payment = paid_errand(sandbox)
    with pytest.raises(ValueError, match="is for er_1"):
        release_earnings(reference="er_2", payment=payment, shares=[ANNA], contribution=640, at=now())


def test_expected_earnings_become_earned_or_are_dropped(sandbox):
    payment = paid_errand(sandbox)
    expect_earnings(payment=payment, shares=[Share("m_anna", 7000), BEN], at=now())
    expect_earnings(payment=payment, shares=[ANNA], at=now())
    assert dict(Earning.objects.values_list("owner", "state")) == {"m_anna": "expected", "m_ben": "reversed"}
    assert Earning.objects.get(owner="m_anna").amount == 7360
    release(payment)
    assert dict(Earning.objects.values_list("owner", "state")) == {"m_anna": "earned", "m_ben": "reversed"}
    other = paid_errand(sandbox, "er_2")
    expect_earnings(payment=other, shares=[ANNA], at=now())
    assert drop_expected_earnings(payment=other) == 1
    assert Earning.objects.get(payment=other).state == EarningState.REVERSED
    assert drop_expected_earnings(payment=payment) == 0  # earned is earned


def test_a_share_goes_out_after_the_time_for_claims_bound_to_its_charge(sandbox):
    payee = ready_payee(sandbox)
    payment = paid_errand(sandbox)
    at = now()
    until = at + timedelta(hours=48)
    release(payment, at=at, transfer_after=until)
    assert start_transfers(at=until - timedelta(seconds=1)) == 0
    assert start_transfers(at=until) == 1
    assert start_transfers(at=until) == 0
    run_all_jobs_even_later()
    earning = Earning.objects.get()
    assert earning.state == EarningState.TRANSFERRED
    sent = sandbox.control.get(earning.transfer_id)
    assert (sent["amount"], sent["destination"]) == (7360, payee.remote_id)
    assert (sent["source_transaction"], sent["transfer_group"]) == (payment.charge_id, "er_1")
    assert sent["metadata"]["op"] == str(earning.operation_id)
    assert balance_of("2110:m_anna", "GBP") == 0
    assert balance_of("4010", "GBP") == 640
    assert_books_agree(sandbox)


def test_two_workers_of_one_order_are_each_sent_their_share(sandbox):
    for owner in ("m_anna", "m_ben"):
        ready_payee(sandbox, owner)
    release(paid_errand(sandbox), [Share("m_anna", 4360), BEN])
    run_all_jobs_even_later()
    assert sorted(t["amount"] for t in sandbox.control.objects("transfer")) == [3000, 4360]
    assert_books_agree(sandbox)


def test_a_worker_without_an_account_is_owed_and_paid_when_there_is_one(sandbox):
    """Sequence G: nothing is lost while a worker cannot be paid."""
    payment = paid_errand(sandbox)
    release(payment)
    run_all_jobs_even_later()
    earning = Earning.objects.get()
    assert (earning.state, earning.blocked) == (EarningState.EARNED, Blocked.NO_PAYEE)
    assert balance_of("2110:m_anna", "GBP") == 7360
    assert Operation.objects.filter(kind="pay_worker").count() == 0
    ready_payee(sandbox)
    run_all_jobs_even_later()
    earning.refresh_from_db()
    assert (earning.state, earning.blocked) == (EarningState.TRANSFERRED, "")
    assert sandbox.control.get(earning.transfer_id)["source_transaction"] == payment.charge_id
    assert_books_agree(sandbox)


def test_the_provider_s_message_that_an_account_is_ready_sends_what_waits(sandbox):
    from payments.payouts.actions.set_up_payee import set_up_payee
    from payments.payouts.registry import Owner
    from payments.webhooks.actions.receive_event import receive_event

    release(paid_errand(sandbox))
    payee = set_up_payee(by=None, owner=Owner("m_anna", "anna@example.org", "GB"), at=now())
    run_all_jobs_even_later()
    payee.refresh_from_db()
    assert Earning.objects.get().blocked in (Blocked.NO_PAYEE, Blocked.PAYEE_NOT_READY)
    sandbox.control.set_account(payee.remote_id, "active")
    kind = "v2.core.account[configuration.recipient].capability_status_updated"
    letter = sandbox.control.letters(kind)[-1]
    receive_event(raw=letter.body, signature=letter.signature, at=now())
    run_all_jobs_even_later()
    payee.refresh_from_db()
    assert payee.state == PayeeState.READY
    assert Earning.objects.get().state == EarningState.TRANSFERRED


def test_a_transfer_refused_for_another_reason_waits_for_a_person_and_moves_nothing(sandbox, django_user_model):
    """Somebody sent most of the charge by hand at the provider: there is too little left to send from it."""
    payee = ready_payee(sandbox)
    payment = paid_errand(sandbox)
    release(payment)
    by_hand = Op("00000000-0000-4000-8000-000000000009", 1, "pay_worker")
    taken = gateway().pay_worker(by_hand, payee.remote_id, Money(5000, "GBP"), payment.charge_id, "by-hand")
    run_all_jobs_even_later()
    earning = Earning.objects.get()
    assert (earning.state, earning.blocked) == (EarningState.EARNED, Blocked.REFUSED)
    assert earning.blocked_detail != ""
    assert balance_of("2110:m_anna", "GBP") == 7360
    assert start_transfers(at=now() + timedelta(days=1)) == 0
    assert told("payments.earning.refused") == 1
    sandbox.control.settle()
    gateway().take_back(replace(by_hand, generation=2), taken.id, Money(5000, "GBP"))
    staff = django_user_model.objects.create_user("s@example.org", is_staff=True)
    retry_operation(by=staff, operation=earning.operation, at=now())
    run_all_jobs_even_later()
    earning.refresh_from_db()
    assert (earning.state, earning.blocked) == (EarningState.TRANSFERRED, "")


def test_a_closed_account_is_replaced_and_the_share_goes_to_the_new_one(sandbox):
    payee = ready_payee(sandbox)
    sandbox.control.set_account(payee.remote_id, "closed")
    release(paid_errand(sandbox))
    run_all_jobs_even_later()
    assert sync_payee(payee=payee, at=now()).state == PayeeState.CLOSED
    assert Earning.objects.get().state == EarningState.EARNED
    other = ready_payee(sandbox)
    assert other.pk != payee.pk
    run_all_jobs_even_later()
    earning = Earning.objects.get()
    assert earning.state == EarningState.TRANSFERRED
    assert sandbox.control.get(earning.transfer_id)["destination"] == other.remote_id
    assert len(sandbox.control.objects("transfer")) == 1


def test_money_kept_sixty_and_eighty_days_is_pointed_out_once_each(sandbox):
    payment = paid_errand(sandbox)
    release(payment)
    seen = []
    for days in (59, 60, 61, 79, 80, 81, 200):
        seen.append(alert_old_earnings(at=payment.captured_at + timedelta(days=days)))
    assert seen == [0, 1, 0, 0, 1, 0, 0]
    assert told("payments.earning.held_long") == 2


def test_what_was_sent_is_not_pointed_out(sandbox):
    ready_payee(sandbox)
    payment = paid_errand(sandbox)
    release(payment)
    run_all_jobs_even_later()
    assert alert_old_earnings(at=payment.captured_at + timedelta(days=100)) == 0


def test_without_a_provider_nothing_is_begun(sandbox, settings):
    release(paid_errand(sandbox))
    settings.SANDBOX_ALLOWED = False
    assert start_transfers(at=now()) == 0


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"state": "transferred"}, "a_transferred_earning_names_its_transfer"),
        ({"amount": 0}, "an_earning_is_of_more_than_nothing"),
        ({"state": "gone"}, "an_earning_is_in_a_known_state"),
        ({"transfer_after": None}, "an_earned_earning_says_when_it_may_be_sent"),
        ({"owner": "m_somebody"}, "what was agreed stays"),
    ],
)
def test_the_database_refuses_an_earning_that_cannot_be(sandbox, change, constraint):
    release(paid_errand(sandbox))
    with pytest.raises(IntegrityError, match=constraint):
        Earning.objects.update(**change)


def test_a_worker_has_one_open_account(sandbox):
    payee = ready_payee(sandbox)
    with pytest.raises(IntegrityError, match="a_worker_has_one_open_payout_account"):
        Payee.objects.create(
            owner="m_anna", provider="sandbox", country="GB", created_at=now(), operation=open_errand().operation
        )
    assert payee.state == PayeeState.READY
