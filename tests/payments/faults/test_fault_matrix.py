"""Every money operation, every way a network and a provider fail, every place we can crash: one remote object, always.

Each scenario ends with the operation done, exactly one object at the provider, and books that equal its balance.
"""

from contextlib import suppress
from datetime import timedelta
from itertools import product

import pytest
from django.db import transaction

from foundation.money.calculations.money import Money
from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.enums import PaymentState, SessionState
from payments.checkout.models import Payment
from payments.gateway.errors import GatewayError
from payments.ledger.queries.balances import balance_of
from payments.ledger.queries.trial_balance import trial_balance
from payments.operations.actions.ask_provider import ask_provider
from payments.operations.actions.claim_operation import claim_operation
from payments.operations.actions.record_answer import record_answer
from payments.operations.actions.send_due_operations import send_due_operations
from payments.operations.actions.send_operation import send_operation
from payments.operations.actions.write_operation import write_operation
from payments.operations.enums import OperationState
from payments.operations.models import Operation
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.actions.start_transfers import start_transfers
from payments.payouts.calculations.shares import Share
from payments.payouts.enums import EarningState
from payments.payouts.models import Earning
from payments.refunds.actions.refund_payment import refund_payment
from payments.refunds.enums import RefundState
from payments.refunds.models import Refund
from tests.payments.support import assert_books_agree, now, open_errand, paid_errand, ready_payee, told

pytestmark = pytest.mark.django_db(transaction=True)

FAULTS = (
    "timeout_after_success",
    "drop",
    "drop_before",
    "truncated",
    "409",
    "429",
    "500_no_effect",
    "500_with_effect",
    "500_remembered",
    "html_502",
    "html_502_with_effect",
)
CRASHES = ("never", "before the call", "after the call", "before the commit")
SOON, LATE = "soon", "after the keys were forgotten"
# A page that could not be opened for a day is of no use any more: that has a test of its own below.
RECOVERIES = {"open_checkout": (SOON,), "refund": (SOON, LATE), "pay_worker": (SOON, LATE)}
PATHS = {"open_checkout": "/v1/checkout/sessions", "refund": "/v1/refunds", "pay_worker": "/v1/transfers"}
OBJECTS = {"open_checkout": "checkout.session", "refund": "refund", "pay_worker": "transfer"}


class Crashed(Exception):
    """The process died here."""


def an_opening(sandbox, number, at):
    return open_errand(f"er_{number}", at=at, send=False).operation


def a_refund(sandbox, number, at):
    payment = paid_errand(sandbox, f"er_{number}", at=at)
    return refund_payment(by=None, payment=payment, amount=Money(3000, "GBP"), reason="ill", at=at).operation


def a_transfer(sandbox, number, at):
    payment = paid_errand(sandbox, f"er_{number}", at=at)
    share = Share("m_anna", 7360)
    release_earnings(reference=payment.reference, payment=payment, shares=[share], contribution=640, at=at)
    start_transfers(at=at)
    return Earning.objects.get(payment=payment).operation


MAKERS = {"open_checkout": an_opening, "refund": a_refund, "pay_worker": a_transfer}


def crash_at(place, operation, at):
    """Send the operation, and die at `place`."""
    if place == "never":
        send_operation(operation_id=operation.pk, at=at)
        return
    claimed = claim_operation(operation_id=operation.pk, at=at)
    if place == "before the call":
        return
    try:
        answer = ask_provider(operation=claimed, at=at)
    except GatewayError:
        return
    if place == "before the commit":
        with suppress(Crashed), transaction.atomic():
            record_answer(operation=claimed, answer=answer, at=at)
            raise Crashed


def recover(sandbox, operation, how, at):
    """Let the worker come round until the operation has ended."""
    if how == LATE:
        sandbox.control.forget_idempotency_keys()
        at += timedelta(hours=25)
    for _ in range(12):
        at += timedelta(minutes=4)
        send_due_operations(at=at)
        operation.refresh_from_db()
        if operation.state == OperationState.DONE:
            return
    raise AssertionError(f"{operation.state} {operation.error}")


def assert_done(kind, operation):
    """The row our side keeps is done as well."""
    if kind == "open_checkout":
        payment = Payment.objects.get(operation=operation)
        assert (payment.session_state, payment.session_id) == (SessionState.OPEN, operation.remote_id)
        assert payment.checkout_url != ""
    elif kind == "refund":
        refund = Refund.objects.get(operation=operation)
        assert (refund.state, refund.remote_id) == (RefundState.DONE, operation.remote_id)
        assert refund.payment.state == PaymentState.PART_REFUNDED
    else:
        earning = Earning.objects.get(operation=operation)
        assert (earning.state, earning.transfer_id) == (EarningState.TRANSFERRED, operation.remote_id)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_it_is_done_once(sandbox, kind, fault):
    if kind == "pay_worker":
        ready_payee(sandbox)
    for number, (crash, how) in enumerate(product(CRASHES, RECOVERIES[kind])):
        at = now()
        operation = MAKERS[kind](sandbox, number, at)
        before = len(sandbox.control.objects(OBJECTS[kind]))
        sandbox.control.fail_next("POST", PATHS[kind], fault)
        crash_at(crash, operation, at)
        recover(sandbox, operation, how, at)
        sandbox.control.clear_faults()
        scenario = f"{kind}, {fault}, crash {crash}, recovery {how}"
        assert len(sandbox.control.objects(OBJECTS[kind])) - before == 1, scenario
        assert_done(kind, operation)
        assert_books_agree(sandbox)
    debit, credit = trial_balance(unit="GBP").totals("GBP")
    assert debit == credit
    assert balance_of("2120", "GBP") == 0


@pytest.mark.parametrize("fault", ["500_with_effect", "500_remembered"])
@pytest.mark.parametrize("kind", MAKERS)
def test_a_stumble_that_is_remembered_for_ever_does_not_stop_the_operation(sandbox, kind, fault):
    if kind == "pay_worker":
        ready_payee(sandbox)
    at = now()
    operation = MAKERS[kind](sandbox, 1, at)
    sandbox.control.fail_next("POST", PATHS[kind], fault)
    recover(sandbox, operation, SOON, at)
    assert operation.generation == (1 if fault == "500_with_effect" else 2)
    assert_done(kind, operation)
    assert_books_agree(sandbox)


@pytest.mark.parametrize("kind", ["refund", "pay_worker"])
def test_control_without_looking_first_a_forgotten_key_pays_twice(sandbox, kind, monkeypatch):
    """The matrix can fail: with the adopt step off, the same scenario moves the money twice."""
    monkeypatch.setattr("payments.operations.actions.ask_provider.must_look_first", lambda **_: False)
    if kind == "pay_worker":
        ready_payee(sandbox)
    at = now()
    operation = MAKERS[kind](sandbox, 1, at)
    if kind == "pay_worker":
        operation = made_small(operation)
    crash_at("after the call", operation, at)
    recover(sandbox, operation, LATE, at)
    assert len(sandbox.control.objects(OBJECTS[kind])) == 2


def made_small(operation):
    """A transfer in place of another, small enough that the charge could bear it twice."""
    Operation.objects.filter(pk=operation.pk).update(state=OperationState.REFUSED, error="replaced", leased_until=None)
    twin = write_operation(
        kind="pay_worker",
        subject=operation.subject,
        provider=operation.provider,
        params={**operation.params, "amount": 1000},
        at=operation.created_at,
    )
    Earning.objects.filter(operation=operation).update(operation=twin, amount=1000)
    return twin


@pytest.mark.parametrize("fault", ["drop", "500_with_effect"])
def test_a_page_whose_answer_was_lost_can_be_paid_once_it_is_adopted(sandbox, fault):
    at = now()
    operation = an_opening(sandbox, 1, at)
    sandbox.control.fail_next("POST", PATHS["open_checkout"], fault)
    crash_at("never", operation, at)
    recover(sandbox, operation, LATE, at)
    payment = Payment.objects.get()
    sandbox.control.pay(payment.session_id, "succeed")
    assert sync_checkout(payment=payment, at=now()).is_paid
    assert_books_agree(sandbox)


def test_a_page_that_could_not_be_opened_in_time_is_given_up_and_lets_go(sandbox):
    """A day later the page's own end lies in the past: the provider refuses it, and nothing stays held."""
    long_ago = now() - timedelta(hours=25)
    operation = an_opening(sandbox, 1, long_ago)
    sandbox.control.fail_next("POST", PATHS["open_checkout"], "drop_before")
    crash_at("never", operation, long_ago)
    send_due_operations(at=now())
    operation.refresh_from_db()
    assert operation.state == OperationState.REFUSED
    assert Payment.objects.get().session_state == SessionState.REFUSED
    assert told("errand.let_go") == 1
    assert sandbox.control.objects("checkout.session") == []
