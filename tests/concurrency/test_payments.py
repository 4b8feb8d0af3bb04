"""Two acting at once on one payment: on real connections, against the look-alike over HTTP, each with its control.

The control switches the guard off and lets everybody look before anybody writes: then the race is real, and the lock
is not there for ornament.
"""

from datetime import timedelta

# ruff: noqa: F811 - a fixture and the argument that asks for it share a name
import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.urls import reverse

from foundation.errors import Fact
from foundation.money.calculations.money import Money
from payments.checkout.actions.apply_checkout_state import apply_checkout_state
from payments.checkout.actions.close_lapsed_checkouts import close_lapsed_checkouts
from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.actions.sync_waiting_payments import sync_waiting_payments
from payments.checkout.enums import PaymentState, SessionState
from payments.checkout.models import Payment
from payments.checkout.queries.payments import open_payment
from payments.checkout.registry import purposes
from payments.gateway.calculations.states import CheckoutState
from payments.gateway.enums import CheckoutStatus
from payments.ledger.errors import NotEnoughOnAccount
from payments.ledger.models import Journal
from payments.ledger.queries.balances import available_on, balance_of
from payments.operations.actions.send_operation import send_operation
from payments.operations.models import Operation
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.actions.set_up_payee import set_up_payee
from payments.payouts.actions.start_transfers import start_transfers
from payments.payouts.calculations.shares import Share
from payments.payouts.errors import NotPaidFor, SplitDoesNotAddUp
from payments.payouts.models import Earning, Payee
from payments.payouts.queries.payees import payee_of
from payments.payouts.registry import Owner
from payments.refunds.actions.refund_payment import refund_payment
from payments.refunds.errors import AlreadyReleased, MoreThanWasPaid
from payments.refunds.models import Refund
from payments.webhooks.actions.process_event import process_event
from payments.webhooks.actions.receive_event import receive_event
from payments.webhooks.models import WebhookEvent
from tests.payments.conftest import every_errand_can_be_had, sandbox  # noqa: F401 - fixtures
from tests.payments.support import (
    ERRAND,
    assert_books_agree,
    at_once,
    failures,
    look_together,
    now,
    open_errand,
    paid_errand,
    ready_payee,
    run_all_jobs_even_later,
    told,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def unlocked(queryset, pk):
    """What `lock_row` would be without its lock."""
    return queryset.get(pk=pk)


def a_message(sandbox, kind="v1.checkout.session.completed"):
    """The newest signed message of a kind, as (body, signature)."""
    letter = sandbox.control.letters(kind)[-1]
    return letter.body, letter.signature


# -- webhook, landing page and poller -----------------------------------------------------------------------------


def three_ways_to_learn_of(payment, sandbox):
    body, signature = a_message(sandbox)
    receive_event(raw=body, signature=signature, at=now())
    event = WebhookEvent.objects.latest("received_at")
    Payment.objects.filter(pk=payment.pk).update(next_sync_at=now())
    landing = reverse("checkout:return_from_payment", args=[payment.pk])
    return (
        lambda: process_event(event_id=event.pk, at=now()),
        lambda: Client().get(landing),
        lambda: sync_waiting_payments(at=now()),
        lambda: sync_checkout(payment=payment, at=now()),
    )


def test_webhook_landing_page_and_poller_at_once_take_the_payment_once(sandbox):
    for round_ in range(4):
        payment = open_errand(f"er_{round_}")
        sandbox.control.pay(payment.session_id, "succeed")
        results = at_once(*three_ways_to_learn_of(payment, sandbox))
        assert failures(results) == []
        payment.refresh_from_db()
        assert payment.is_paid
        assert ERRAND.asked.count(payment.reference) == 1
    assert Journal.objects.filter(kind="charge").count() == 4
    assert_books_agree(sandbox)


def test_control_without_the_locks_both_believe_they_are_first(sandbox, monkeypatch):
    monkeypatch.setattr("payments.checkout.actions.apply_checkout_state.lock_row", look_together(4, unlocked))
    monkeypatch.setattr(
        "payments.checkout.actions.apply_checkout_state.lock_for", lambda purpose, reference: purposes.get(purpose)
    )
    payment = open_errand("er_1")
    sandbox.control.pay(payment.session_id, "succeed")
    results = at_once(*[lambda: sync_checkout(payment=payment, at=now())] * 4)
    assert ERRAND.asked.count(payment.reference) > 1 or failures(results)
    # The second net holds all the same: the charge is in the books once.
    assert Journal.objects.filter(kind="charge", reference=payment.reference).count() == 1


# -- one operation, two workers -----------------------------------------------------------------------------------


def refunds_asked(sandbox):
    return [r for r in sandbox.control.requests if (r.method, r.path) == ("POST", "/v1/refunds")]


def test_two_workers_send_one_operation_once(sandbox):
    payment = paid_errand(sandbox)
    for number in range(3):
        refund = refund_payment(by=None, payment=payment, amount=Money(1000, "GBP"), reason="ill", at=now())
        results = at_once(*[lambda r=refund: send_operation(operation_id=r.operation_id, at=now())] * 4)
        assert failures(results) == []
        assert len([r for r in results if r is not None]) == 1
        assert len(refunds_asked(sandbox)) == number + 1
    assert_books_agree(sandbox)


def test_control_without_the_claim_it_is_asked_for_twice_and_the_key_is_the_second_net(
    sandbox,
    monkeypatch,
):
    def take_it(*, operation_id, at):
        Operation.objects.filter(pk=operation_id, first_sent=None).update(first_sent=at)
        return Operation.objects.get(pk=operation_id)

    monkeypatch.setattr("payments.operations.actions.send_operation.claim_operation", take_it)
    payment = paid_errand(sandbox)
    refund = refund_payment(by=None, payment=payment, amount=Money(1000, "GBP"), reason="ill", at=now())
    at_once(*[lambda: send_operation(operation_id=refund.operation_id, at=now())] * 4)
    assert len(refunds_asked(sandbox)) == 4
    assert len(sandbox.control.objects("refund")) == 1


# -- double click -------------------------------------------------------------------------------------------------


def test_a_double_click_on_pay_opens_one_page(sandbox):
    results = at_once(*[lambda: open_errand("er_1")] * 6)
    assert failures(results) == []
    assert len({payment.pk for payment in results}) == 1
    assert Payment.objects.count() == 1
    assert len(sandbox.control.objects("checkout.session")) == 1


def test_control_without_the_lock_the_database_refuses_the_second_page(sandbox, monkeypatch):
    monkeypatch.setattr("payments.checkout.actions.open_checkout.lock_for", lambda *_: None)
    monkeypatch.setattr("payments.checkout.actions.open_checkout.open_payment", look_together(6, open_payment))
    results = at_once(*[lambda: open_errand("er_1", send=False)] * 6)
    assert [type(error) for error in failures(results)] == [IntegrityError] * 5
    assert "one_open_payment_page_per_reference" in str(failures(results)[0])
    assert Payment.objects.filter(reference="er_1").count() == 1


# -- payment against the end of the hold --------------------------------------------------------------------------


def pay_if_open(sandbox, session_id):
    """What the customer does; a page that has closed meanwhile says so."""
    try:
        return sandbox.control.pay(session_id, "succeed")["payment_status"]
    except Exception:
        return "closed"


def test_payment_against_expiry_ends_paid_or_let_go_and_never_both(sandbox):
    endings = set()
    for round_ in range(8):
        payment = open_errand(f"er_{round_}")
        late = payment.expires_at + timedelta(seconds=1)
        before = told("errand.let_go")
        results = at_once(
            lambda p=payment: pay_if_open(sandbox, p.session_id),
            lambda at=late: (close_lapsed_checkouts(at=at), run_all_jobs_even_later()),
            lambda p=payment: sync_checkout(payment=p, at=now()),
        )
        assert failures(results) == []
        run_all_jobs_even_later()
        payment = sync_checkout(payment=payment, at=now())
        let_go = told("errand.let_go") - before
        paid = sandbox.control.get(payment.session_id)["payment_status"] == "paid"
        assert (payment.is_paid, let_go) == (paid, 0 if paid else 1)
        assert payment.session_state == (SessionState.COMPLETE if paid else SessionState.EXPIRED)
        endings.add(paid)
    assert_books_agree(sandbox)


def test_control_who_lets_go_without_asking_the_provider_lets_go_of_what_is_being_paid(sandbox):
    """The guard is that a page is closed at the provider first: one that was paid meanwhile does not close."""
    for round_ in range(20):
        payment = open_errand(f"er_{round_}")
        late = payment.expires_at + timedelta(seconds=1)
        unasked = CheckoutState(
            id=payment.session_id,
            status=CheckoutStatus.EXPIRED,
            url="",
            expires_at=late,
            reference=payment.reference,
            payment=None,
        )
        before = told("errand.let_go")
        at_once(
            lambda p=payment: pay_if_open(sandbox, p.session_id),
            lambda p=payment, state=unasked: apply_checkout_state(payment=p, state=state, at=state.expires_at),
        )
        payment = sync_checkout(payment=payment, at=now())
        if payment.captured and told("errand.let_go") > before:
            break
    else:
        raise AssertionError("the race never happened, so asking the provider proves nothing")
    assert_books_agree(sandbox)


def test_money_for_something_that_is_gone_meanwhile_goes_back_in_full(sandbox):
    payment = open_errand("er_1")
    ERRAND.gone.add("er_1")
    sandbox.control.pay(payment.session_id, "succeed")
    results = at_once(*[lambda: sync_checkout(payment=payment, at=now())] * 4)
    assert failures(results) == []
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.state == PaymentState.REFUNDED
    assert told("errand.paid") == 0
    assert [r["amount"] for r in sandbox.control.objects("refund")] == [8000]
    assert balance_of("2100:er_1", "GBP") == 0
    assert_books_agree(sandbox)


# -- refunds and releases -----------------------------------------------------------------------------------------


def give_back(payment, minor):
    return refund_payment(by=None, payment=payment, amount=Money(minor, "GBP"), reason="ill", at=now())


def test_two_refunds_at_once_never_give_back_more_than_was_paid(sandbox):
    payment = paid_errand(sandbox)
    results = at_once(*[lambda: give_back(payment, 3000)] * 6)
    assert {type(error) for error in failures(results)} == {MoreThanWasPaid}
    assert Refund.objects.count() == 2
    run_all_jobs_even_later()
    assert [r["amount"] for r in sandbox.control.objects("refund")] == [3000, 3000]
    assert_books_agree(sandbox)


def test_control_without_the_lock_the_database_refuses_the_refund_too_many(sandbox, monkeypatch):
    monkeypatch.setattr("payments.refunds.actions.refund_payment.lock_row", unlocked)
    monkeypatch.setattr("payments.refunds.actions.refund_payment.available_on", look_together(6, available_on))
    payment = paid_errand(sandbox)
    results = at_once(*[lambda: give_back(payment, 5000)] * 6)
    # The books are the second net: the order's account never pays more than it holds.
    assert [type(error) for error in failures(results)] == [NotEnoughOnAccount] * 5
    assert balance_of("2100:er_1", "GBP") == 3000


def release(payment):
    shares = [Share("m_anna", 7360)]
    return release_earnings(reference=payment.reference, payment=payment, shares=shares, contribution=640, at=now())


def test_refund_against_release_one_wins(sandbox):
    for round_ in range(6):
        payment = paid_errand(sandbox, f"er_{round_}")
        results = at_once(lambda p=payment: release(p), lambda p=payment: give_back(p, 8000))
        lost = failures(results)
        assert len(lost) == 1
        assert isinstance(lost[0], AlreadyReleased | SplitDoesNotAddUp | NotPaidFor)
        assert balance_of(f"2100:er_{round_}", "GBP") == 0


def test_control_without_the_locks_refund_and_release_both_think_the_money_is_theirs(sandbox, monkeypatch):
    monkeypatch.setattr("payments.refunds.actions.refund_payment.lock_row", unlocked)
    monkeypatch.setattr("payments.payouts.actions.release_earnings.lock_row", unlocked)
    both_see_it = look_together(2, available_on)
    monkeypatch.setattr("payments.refunds.actions.refund_payment.available_on", both_see_it)
    monkeypatch.setattr("payments.payouts.actions.release_earnings.available_on", both_see_it)
    payment = paid_errand(sandbox)
    results = at_once(lambda: release(payment), lambda: give_back(payment, 8000))
    # The books are the second net: the order's account never pays the same money twice.
    assert [type(error) for error in failures(results)] == [NotEnoughOnAccount]
    assert balance_of("2100:er_1", "GBP") == 0


def test_one_order_is_released_once_and_its_transfer_written_once(sandbox):
    ready_payee(sandbox)
    payment = paid_errand(sandbox)

    def release_and_send():
        release(payment)
        return start_transfers(at=now())

    assert failures(at_once(*[release_and_send] * 4)) == []
    assert Earning.objects.count() == 1
    assert Journal.objects.filter(kind="release").count() == 1
    assert Operation.objects.filter(kind="pay_worker").count() == 1
    run_all_jobs_even_later()
    assert [t["amount"] for t in sandbox.control.objects("transfer")] == [7360]
    assert_books_agree(sandbox)


def test_control_without_the_lock_an_order_is_released_twice_and_the_key_is_the_second_net(sandbox, monkeypatch):
    monkeypatch.setattr("payments.payouts.actions.release_earnings.lock_row", unlocked)
    monkeypatch.setattr("payments.payouts.actions.release_earnings.available_on", look_together(4, available_on))
    payment = paid_errand(sandbox)
    results = at_once(*[lambda: release(payment)] * 4)
    assert failures(results) or told("payments.earnings.released") > 1
    assert Journal.objects.filter(kind="release", reference=payment.reference).count() == 1
    assert balance_of("2110:m_anna", "GBP") == 7360


def test_control_without_the_lock_the_database_refuses_the_second_transfer(sandbox, monkeypatch):
    ready_payee(sandbox)
    monkeypatch.setattr("payments.payouts.actions.start_transfers.lock_row", look_together(4, unlocked))
    release(paid_errand(sandbox))
    results = at_once(*[lambda: start_transfers(at=now())] * 4)
    assert [type(error) for error in failures(results)] == [IntegrityError] * 3
    assert "one_operation_per_decision" in str(failures(results)[0])
    assert Operation.objects.filter(kind="pay_worker").count() == 1


def test_a_double_click_on_set_up_payouts_makes_one_account(sandbox):
    owner = Owner("m_anna", "anna@example.org", "GB")
    results = at_once(*[lambda: set_up_payee(by=None, owner=owner, at=now())] * 6)
    assert failures(results) == []
    run_all_jobs_even_later()
    assert Payee.objects.count() == 1
    assert len(sandbox.control.objects("v2.core.account")) == 1


def test_control_without_the_lock_the_database_refuses_the_second_account(sandbox, monkeypatch):
    monkeypatch.setattr("payments.payouts.actions.set_up_payee.advisory_lock", lambda *_: None)
    monkeypatch.setattr("payments.payouts.actions.set_up_payee.payee_of", look_together(6, payee_of))
    owner = Owner("m_anna", "anna@example.org", "GB")
    results = at_once(*[lambda: set_up_payee(by=None, owner=owner, at=now())] * 6)
    assert [type(error) for error in failures(results)] == [IntegrityError] * 5
    assert Payee.objects.filter(owner=owner.account).count() == 1


# -- the inbox ----------------------------------------------------------------------------------------------------


def test_the_same_message_fifty_times_at_once_is_kept_once(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    body, signature = a_message(sandbox)

    def deliver_five_times():
        client = Client()
        return [
            client.post(
                reverse("webhooks:receive"),
                body,
                content_type="application/json",
                headers={"Stripe-Signature": signature},
            ).status_code
            for _ in range(5)
        ]

    results = at_once(*[deliver_five_times] * 10)
    assert results == [[200] * 5] * 10
    assert WebhookEvent.objects.count() == 1
    run_all_jobs_even_later()
    assert ERRAND.asked == ["er_1"]


def test_control_who_looks_first_and_then_writes_is_refused_by_the_key(sandbox, monkeypatch):
    look = look_together(10, lambda manager, pk: manager.filter(pk=pk).first())

    def look_then_write(self, *, pk, defaults):
        known = look(self, pk)
        return (known, False) if known else (self.create(pk=pk, **defaults), True)

    monkeypatch.setattr(type(WebhookEvent.objects), "get_or_create", look_then_write)
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    body, signature = a_message(sandbox)
    results = at_once(*[lambda: receive_event(raw=body, signature=signature, at=now())] * 10)
    assert [type(error) for error in failures(results)] == [IntegrityError] * 9
    assert WebhookEvent.objects.count() == 1


def test_a_deadlock_would_be_seen_here(sandbox):
    """Closing, opening and money that arrives take their locks in one order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        before = cursor.fetchone()[0]
    for round_ in range(5):
        payment = open_errand(f"er_{round_}")
        sandbox.control.pay(payment.session_id, "succeed")
        results = at_once(
            lambda p=payment: sync_checkout(payment=p, at=now()),
            lambda at=payment.expires_at + timedelta(seconds=1): close_lapsed_checkouts(at=at),
            lambda r=round_: isinstance(_open_again(f"er_{r}"), Payment | Fact),
        )
        assert failures(results) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        assert cursor.fetchone()[0] == before


def _open_again(reference):
    try:
        return open_errand(reference, send=False)
    except Fact as fact:
        return fact
