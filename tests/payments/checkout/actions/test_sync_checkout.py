"""Sequence A: pay at booking."""

import pytest

from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.enums import PaymentState, SessionState
from payments.checkout.models import Payment
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of
from tests.payments.support import assert_books_agree, now, open_errand, paid_errand, told

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_paid_page_puts_the_money_and_its_fee_into_the_books_once(sandbox):
    payment = paid_errand(sandbox, minor=8000)
    assert payment.state == PaymentState.CAPTURED
    assert payment.session_state == SessionState.COMPLETE
    assert payment.is_paid
    assert balance_of("2100:er_1", "GBP") == 8000
    assert payment.fee > 0
    assert balance_of("5010", "GBP") == payment.fee
    assert_books_agree(sandbox)
    again = sync_checkout(payment=payment, at=now())
    assert again.accepted_at == payment.accepted_at
    assert Journal.objects.filter(kind="charge").count() == 1
    assert told("errand.paid") == 1


def test_an_open_page_changes_nothing(sandbox):
    payment = sync_checkout(payment=open_errand(), at=now())
    assert (payment.state, payment.session_state) == (PaymentState.NONE, SessionState.OPEN)
    assert Journal.objects.count() == 0


def test_a_declined_card_leaves_the_page_open_and_a_second_card_pays(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "decline")
    assert sync_checkout(payment=payment, at=now()).session_state == SessionState.OPEN
    sandbox.control.pay(payment.session_id, "succeed")
    assert sync_checkout(payment=payment, at=now()).is_paid


def test_a_page_that_ran_out_lets_go_of_what_was_held_once(sandbox):
    payment = open_errand()
    sandbox.control.expire(payment.session_id)
    for _ in range(2):
        payment = sync_checkout(payment=payment, at=now())
    assert payment.session_state == SessionState.EXPIRED
    assert payment.next_sync_at is None
    assert told("errand.let_go") == 1


def test_a_slow_payment_waits_and_then_pays(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "processing")
    payment = sync_checkout(payment=payment, at=now())
    assert (payment.session_state, payment.state) == (SessionState.COMPLETE, PaymentState.NONE)
    assert payment.next_sync_at is not None
    sandbox.control.finish_processing(payment.session_id, paid=True)
    assert sync_checkout(payment=payment, at=now()).is_paid


def test_a_slow_payment_that_fails_lets_go(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "processing")
    sandbox.control.finish_processing(payment.session_id, paid=False)
    payment = sync_checkout(payment=payment, at=now())
    assert payment.state == PaymentState.FAILED
    assert payment.failure != ""
    assert told("errand.let_go") == 1


def test_an_older_answer_does_not_undo_a_payment(sandbox):
    from payments.checkout.actions.apply_checkout_state import apply_checkout_state
    from payments.gateway.provider import gateway

    payment = open_errand()
    before = gateway().read_checkout(payment.session_id)
    sandbox.control.pay(payment.session_id, "succeed")
    sync_checkout(payment=payment, at=now())
    late = apply_checkout_state(payment=payment, state=before, at=now())
    assert late.is_paid
    assert Payment.objects.get().session_state == SessionState.COMPLETE
