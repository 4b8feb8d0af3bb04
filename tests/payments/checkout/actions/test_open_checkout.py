"""Beginning to pay: one page per reference, for what was agreed, or a plain reason why not."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from foundation.money.calculations.money import Money
from payments.checkout.actions.open_checkout import open_checkout
from payments.checkout.actions.send_checkout import send_checkout
from payments.checkout.calculations.lines import Line
from payments.checkout.enums import SessionState
from payments.checkout.errors import (
    AlreadyPaid,
    AmountChanged,
    AmountTooSmall,
    LinesDoNotAddUp,
    PreviousPageClosing,
)
from payments.checkout.models import Payment
from payments.gateway.errors import CheckoutClosed
from payments.operations.models import Operation
from tests.payments.support import now, open_errand, paid_errand, run_all_jobs_even_later, told

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_page_asks_for_what_was_agreed_line_by_line(sandbox):
    at = now()
    payment = open_checkout(
        by=None,
        purpose="errand",
        reference="er_1",
        amount=Money(8000, "GBP"),
        lines=[Line("Clean", 7000), Line("Windows", 500, 2)],
        success_path="/done/",
        cancel_path="/again/",
        expires_at=at + timedelta(minutes=40),
        at=at,
    )
    assert (payment.session_state, payment.checkout_url, payment.held_in) == (SessionState.PREPARING, "", "2100:er_1")
    payment = send_checkout(payment=payment, at=at)
    session = sandbox.control.get(payment.session_id)
    assert payment.checkout_url == session["url"]
    assert session["amount_total"] == 8000
    assert session["client_reference_id"] == "er_1"
    asked = next(r.params for r in sandbox.control.requests if r.path == "/v1/checkout/sessions")
    assert asked["payment_intent_data"]["transfer_group"] == "er_1"
    assert asked["payment_intent_data"]["metadata"]["op"] == str(payment.operation_id)
    assert asked["metadata"] == {"purpose": "errand", "reference": "er_1", "op": str(payment.operation_id)}
    assert "payment_method_types" not in asked
    assert asked["success_url"] == f"http://localhost:8000/pay/{payment.pk}/return/?session_id={{CHECKOUT_SESSION_ID}}"
    assert told("payments.checkout.opened") == 1


def test_a_second_click_gets_the_first_one_s_page(sandbox):
    assert open_errand().pk == open_errand().pk
    assert len(sandbox.control.objects("checkout.session")) == 1


def test_what_is_paid_cannot_be_paid_again(sandbox):
    paid_errand(sandbox)
    with pytest.raises(AlreadyPaid):
        open_errand()


def test_another_price_needs_another_page(sandbox):
    open_errand(minor=8000)
    with pytest.raises(AmountChanged):
        open_errand(minor=9000)


def test_while_a_page_is_closing_no_other_is_opened(sandbox):
    open_errand()
    with pytest.raises(PreviousPageClosing):
        open_errand(at=now() + timedelta(minutes=41))


def test_after_a_page_has_closed_a_new_one_can_be_opened(sandbox):
    from payments.checkout.actions.close_checkout import close_checkout

    first = open_errand()
    close_checkout(by=None, payment=first, at=now())
    run_all_jobs_even_later()
    second = open_errand()
    assert second.pk != first.pk
    assert second.session_state == SessionState.OPEN


@pytest.mark.parametrize(("minor", "currency"), [(29, "GBP"), (49, "EUR"), (49, "JPY")])
def test_less_than_a_card_takes_is_refused_before_asking(sandbox, minor, currency):
    with pytest.raises(AmountTooSmall) as caught:
        open_errand(minor=minor, currency=currency)
    assert caught.value.status == 422
    assert Payment.objects.count() == 0
    assert sandbox.control.requests == []


def test_the_smallest_amount_is_taken(sandbox):
    assert open_errand(minor=30).session_state == SessionState.OPEN


@pytest.mark.parametrize("lines", [[Line("A", 7999)], [Line("A", 9000), Line("B", -1000)], [Line("A", 8000, 0)], []])
def test_lines_add_up_or_are_refused(sandbox, lines):
    with pytest.raises(LinesDoNotAddUp):
        open_checkout(
            by=None,
            purpose="errand",
            reference="er_1",
            amount=Money(8000, "GBP"),
            lines=lines,
            success_path="/",
            cancel_path="/",
            expires_at=now() + timedelta(minutes=40),
            at=now(),
        )


def test_without_a_provider_checkout_is_closed(settings):
    settings.SANDBOX_ALLOWED = False
    with pytest.raises(CheckoutClosed):
        open_errand()
    assert Operation.objects.count() == 0


def test_a_page_the_provider_did_not_answer_for_is_opened_by_the_worker(sandbox):
    sandbox.control.fail_next("POST", "/v1/checkout/sessions", "html_502")
    payment = open_errand()
    assert (payment.session_state, payment.checkout_url) == (SessionState.PREPARING, "")
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.session_state == SessionState.OPEN


def test_a_page_the_provider_refuses_lets_go_at_once(sandbox):
    """Below its own smallest amount in the currency the co-op settles in, say."""
    payment = open_errand(minor=8000, send=False, minutes=40, at=now() - timedelta(hours=2))
    payment = send_checkout(payment=payment, at=now())
    assert payment.session_state == SessionState.REFUSED
    assert payment.failure != ""
    assert told("errand.let_go") == 1


@pytest.mark.parametrize("reference", ["", "with space", "a:b", "x" * 41, "é"])
def test_a_reference_that_cannot_be_part_of_an_account_s_code_is_refused_by_the_database(sandbox, reference):
    with pytest.raises(Exception, match=r"a_payment_reference_is_plain|too long"):
        open_errand(reference)


def test_what_was_agreed_cannot_be_changed(sandbox):
    payment = open_errand()
    for change in ({"amount": 1}, {"currency": "EUR"}, {"held_in": "2100:other"}, {"provider": "stripe-live"}):
        with pytest.raises(IntegrityError, match="what was agreed stays"):
            Payment.objects.filter(pk=payment.pk).update(**change)


def test_what_was_paid_cannot_be_changed(sandbox):
    payment = paid_errand(sandbox)
    for change in ({"captured": 1}, {"charge_id": "ch_x"}, {"fee": 0}, {"accepted_at": None}):
        with pytest.raises(IntegrityError, match="what was agreed stays"):
            Payment.objects.filter(pk=payment.pk).update(**change)
    with pytest.raises(IntegrityError, match="never_more_refunded_than_was_paid"):
        Payment.objects.filter(pk=payment.pk).update(refunded=8001)
