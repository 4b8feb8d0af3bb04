"""Money that arrives: accepted, or on its way back in full at once."""

from datetime import timedelta

import pytest

from payments.checkout.actions.close_checkout import close_checkout
from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.enums import PaymentState
from payments.checkout.models import Payment
from payments.gateway.provider import gateway
from payments.ledger.models import Journal
from payments.ledger.queries.balances import balance_of
from payments.refunds.models import Refund
from tests.payments.support import (
    ERRAND,
    assert_books_agree,
    now,
    open_errand,
    paid_errand,
    run_all_jobs_even_later,
    some_float,
    told,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_its_purpose_refuses_is_undone_and_refunded_in_full(sandbox):
    other = some_float(sandbox)
    ERRAND.gone.add("er_1")
    payment = paid_errand(sandbox)
    assert payment.accepted_at is None
    assert payment.refused_because == "Somebody else has taken this time."
    assert told("errand.paid") == 1  # the other one: what it wrote before it refused
    refund = Refund.objects.get()
    assert (refund.amount, refund.by) == (8000, None)
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.state == PaymentState.REFUNDED
    assert balance_of("2100:er_1", "GBP") == 0
    assert balance_of("2120", "GBP") == 0
    assert balance_of("5010", "GBP") == payment.fee + other.fee  # the provider keeps its fee
    assert_books_agree(sandbox)


def test_after_a_refusal_the_same_thing_can_be_paid_again(sandbox):
    some_float(sandbox)
    ERRAND.gone.add("er_1")
    paid_errand(sandbox)
    run_all_jobs_even_later()
    ERRAND.gone.clear()
    assert paid_errand(sandbox).is_paid
    assert balance_of("2100:er_1", "GBP") == 8000
    assert_books_agree(sandbox)


def test_a_second_payment_for_the_same_thing_goes_back(sandbox):
    """A page given up whose closing failed is paid in another tab, after the new one was paid."""
    first = open_errand()
    close_checkout(by=None, payment=first, at=now())
    Payment.objects.filter(pk=first.pk).update(session_state="expired")
    second = open_errand()
    for payment in (second, first):
        sandbox.control.pay(payment.session_id, "succeed")
        sync_checkout(payment=payment, at=now())
    run_all_jobs_even_later()
    states = dict(Payment.objects.values_list("pk", "state"))
    assert states == {first.pk: PaymentState.REFUNDED, second.pk: PaymentState.CAPTURED}
    assert told("errand.paid") == 1
    assert balance_of("2100:er_1", "GBP") == 8000
    assert_books_agree(sandbox)


def test_another_amount_than_agreed_goes_back(sandbox):
    """Somebody changed the page at the provider: what came is what goes back, whatever was agreed."""
    payment = open_errand(minor=8000)
    door = gateway()
    other = door.client.v1.checkout.sessions.create(
        {
            "mode": "payment",
            "line_items": [
                {"quantity": 1, "price_data": {"currency": "gbp", "unit_amount": 5000, "product_data": {"name": "x"}}}
            ],
            "success_url": "http://localhost:8000/",
        }
    )
    sandbox.control.pay(other.id, "succeed")
    from dataclasses import replace

    from payments.checkout.actions.apply_checkout_state import apply_checkout_state

    state = replace(door.read_checkout(other.id), id=payment.session_id)
    payment = apply_checkout_state(payment=payment, state=state, at=now())
    assert payment.refused_because == "The amount paid was not the amount agreed."
    assert payment.captured == 5000
    assert ERRAND.asked == []
    run_all_jobs_even_later()
    assert_books_agree(sandbox)


def test_a_charge_whose_fee_is_not_known_yet_waits_for_it(sandbox):
    from dataclasses import replace

    from payments.checkout.actions.apply_checkout_state import apply_checkout_state

    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    state = gateway().read_checkout(payment.session_id)
    early = replace(state, payment=replace(state.payment, txn_id="", fee=0, net=0))
    waiting = apply_checkout_state(payment=payment, state=early, at=now())
    assert (waiting.state, waiting.session_state) == (PaymentState.NONE, "complete")
    assert waiting.next_sync_at <= now() + timedelta(minutes=1)
    assert Journal.objects.count() == 0
    assert apply_checkout_state(payment=payment, state=state, at=now()).is_paid


def test_an_answer_about_another_page_is_an_error_not_a_payment(sandbox):
    from payments.checkout.actions.apply_checkout_state import apply_checkout_state

    first, second = open_errand("er_1"), open_errand("er_2")
    sandbox.control.pay(second.session_id, "succeed")
    with pytest.raises(ValueError, match="does not belong"):
        apply_checkout_state(payment=first, state=gateway().read_checkout(second.session_id), at=now())
    assert Journal.objects.count() == 0


def test_a_handler_that_breaks_leaves_nothing_half_written(sandbox, monkeypatch):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")

    def broken(*, payment, at):
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(ERRAND, "on_paid", broken)
    with pytest.raises(RuntimeError):
        sync_checkout(payment=payment, at=now())
    assert Journal.objects.count() == 0
    monkeypatch.undo()
    assert sync_checkout(payment=payment, at=now()).is_paid
