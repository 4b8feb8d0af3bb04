"""Closing a page: by the person, by the clock, and against a payment made a moment before."""

from datetime import timedelta

import pytest

from payments.checkout.actions.close_checkout import close_checkout
from payments.checkout.actions.close_lapsed_checkouts import close_lapsed_checkouts
from payments.checkout.enums import SessionState
from payments.checkout.models import Payment
from payments.operations.models import Operation
from tests.payments.support import ERRAND, now, open_errand, paid_errand, run_all_jobs_even_later, told

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_person_who_gives_up_closes_the_page_at_the_provider(sandbox):
    payment = close_checkout(by=None, payment=open_errand(), at=now())
    assert (payment.session_state, told("errand.let_go")) == (SessionState.OPEN, 0)  # not certain yet
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.session_state == SessionState.EXPIRED
    assert sandbox.control.get(payment.session_id)["status"] == "expired"
    assert told("errand.let_go") == 1


def test_closing_twice_is_closing_once(sandbox):
    payment = open_errand()
    for _ in range(3):
        close_checkout(by=None, payment=payment, at=now())
    assert Operation.objects.filter(kind="expire_checkout").count() == 1


def test_a_page_nobody_has_seen_is_closed_at_once_and_its_late_answer_closed_as_well(sandbox):
    payment = close_checkout(by=None, payment=open_errand(send=False), at=now())
    assert (payment.session_state, told("errand.let_go")) == (SessionState.EXPIRED, 1)
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.checkout_url == ""
    assert [s["status"] for s in sandbox.control.objects("checkout.session")] == ["expired"]
    assert told("errand.let_go") == 1


def test_the_clock_closes_what_is_past_its_time_and_nothing_else(sandbox):
    old, young = open_errand("er_1", minutes=40), open_errand("er_2", minutes=60)
    assert close_lapsed_checkouts(at=old.expires_at - timedelta(seconds=1)) == 0
    assert close_lapsed_checkouts(at=old.expires_at) == 1
    run_all_jobs_even_later()
    assert dict(Payment.objects.values_list("reference", "session_state")) == {"er_1": "expired", "er_2": "open"}
    assert young.session_id != ""


def test_payment_beats_closing(sandbox):
    """Paid a moment before the page was closed: the refusal to close it leads to the payment."""
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    close_checkout(by=None, payment=payment, at=now())
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.is_paid
    assert told("errand.let_go") == 0
    assert ERRAND.asked == ["er_1"]


def test_a_paid_page_is_not_closed(sandbox):
    payment = paid_errand(sandbox)
    assert close_checkout(by=None, payment=payment, at=now()).close_requested_at is None
    assert Operation.objects.filter(kind="expire_checkout").count() == 0


def test_a_provider_that_stumbles_while_closing_is_asked_what_became_of_it(sandbox):
    payment = open_errand()
    close_checkout(by=None, payment=payment, at=now())
    sandbox.control.fail_next("POST", "/v1/checkout/sessions/", "500_with_effect")
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.session_state == SessionState.EXPIRED
    assert told("errand.let_go") == 1
