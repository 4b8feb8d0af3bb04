"""How an operation comes to its end, whatever the provider answers."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from foundation.money.calculations.money import Money
from payments.gateway.errors import WrongProvider
from payments.operations.actions.claim_operation import claim_operation
from payments.operations.actions.record_failure import record_failure
from payments.operations.actions.retry_operation import retry_operation
from payments.operations.actions.send_due_operations import send_due_operations
from payments.operations.actions.send_operation import send_operation
from payments.operations.actions.write_operation import write_operation
from payments.operations.enums import OperationState
from payments.operations.errors import MayNotRetry, NothingToRetry
from payments.operations.models import Halt, Operation
from payments.operations.queries.due_operations import operations_for_a_person
from payments.refunds.actions.refund_payment import refund_payment
from tests.payments.support import now, open_errand, paid_errand, ready_payee

pytestmark = pytest.mark.django_db(transaction=True)


def a_refund(sandbox, minor=1000):
    payment = paid_errand(sandbox)
    return refund_payment(by=None, payment=payment, amount=Money(minor, "GBP"), reason="ill", at=now()).operation


def send(operation, at=None):
    send_operation(operation_id=operation.pk, at=at or now())
    operation.refresh_from_db()
    return operation


def test_an_operation_is_written_with_its_decision_or_not_at_all(sandbox):
    payment = paid_errand(sandbox)
    try:
        with transaction.atomic():
            refund_payment(by=None, payment=payment, amount=Money(1000, "GBP"), reason="ill", at=now())
            raise LookupError
    except LookupError:
        pass
    assert Operation.objects.filter(kind="refund").count() == 0


def test_a_key_is_made_of_the_operation_and_its_generation_never_of_amounts(sandbox):
    operation = send(a_refund(sandbox))
    asked = [r for r in sandbox.control.requests if r.path == "/v1/refunds"]
    assert [r.idempotency_key for r in asked] == [f"op:{operation.pk}:1"]
    assert asked[0].params["metadata"]["op"] == str(operation.pk)


def test_too_many_requests_are_asked_again_later_with_the_same_key(sandbox):
    operation = a_refund(sandbox)
    sandbox.control.fail_next("POST", "/v1/refunds", "429")
    at = now()
    send(operation, at)
    assert (operation.state, operation.generation, operation.server_errors) == (OperationState.SENT, 1, 0)
    assert operation.next_try_at == at + timedelta(seconds=5)
    assert send_due_operations(at=at + timedelta(seconds=4)) == 0
    assert send_due_operations(at=at + timedelta(seconds=5)) == 1
    operation.refresh_from_db()
    assert operation.state == OperationState.DONE
    keys = {r.idempotency_key for r in sandbox.control.requests if r.path == "/v1/refunds"}
    assert keys == {f"op:{operation.pk}:1"}


def test_a_wrong_key_of_ours_stops_everything_until_it_is_time_to_try_again(sandbox):
    first, second = a_refund(sandbox), open_errand("er_2", send=False).operation
    sandbox.control.fail_next("POST", "/v1/refunds", "401")
    at = now()
    send(first, at)
    halt = Halt.objects.get()
    assert (halt.provider, halt.retry_at) == ("sandbox", at + timedelta(minutes=10))
    assert send_operation(operation_id=second.pk, at=at + timedelta(minutes=9)) is None
    assert send(second, at + timedelta(minutes=10)).state == OperationState.DONE
    assert Halt.objects.count() == 0
    assert send(first, at + timedelta(minutes=10)).state == OperationState.DONE


def test_a_stopped_queue_remembers_since_when(sandbox):
    operation = a_refund(sandbox)
    at = now()
    for minutes in (0, 10):
        sandbox.control.fail_next("POST", "/v1/refunds", "403")
        send(operation, at + timedelta(minutes=minutes))
    halt = Halt.objects.get()
    assert (halt.since, halt.retry_at) == (at, at + timedelta(minutes=20))


def test_an_operation_of_another_provider_is_never_sent(sandbox, settings):
    operation = a_refund(sandbox)
    asked = len(sandbox.control.requests)
    settings.STRIPE_SECRET_KEY = "sk_test_somebody"
    with pytest.raises(WrongProvider):
        send_operation(operation_id=operation.pk, at=now())
    assert send_due_operations(at=now() + timedelta(hours=1)) == 0
    operation.refresh_from_db()
    assert (operation.state, operation.attempts) == (OperationState.NEW, 0)
    assert len(sandbox.control.requests) == asked


def test_without_a_provider_nothing_is_sent_and_nothing_stumbles(sandbox, settings):
    a_refund(sandbox)
    settings.SANDBOX_ALLOWED = False
    assert send_due_operations(at=now() + timedelta(hours=1)) == 0


def test_while_somebody_is_sending_it_nobody_else_does(sandbox):
    operation = a_refund(sandbox)
    at = now()
    assert claim_operation(operation_id=operation.pk, at=at) is not None
    assert claim_operation(operation_id=operation.pk, at=at + timedelta(minutes=2)) is None
    assert claim_operation(operation_id=operation.pk, at=at + timedelta(minutes=3)) is not None


def test_after_enough_tries_a_person_has_to_look_and_can_have_it_tried_again(sandbox, django_user_model):
    operation = a_refund(sandbox)
    at = now()
    Operation.objects.filter(pk=operation.pk).update(attempts=59)
    sandbox.control.fail_next("POST", "/v1/refunds", "drop_before")
    assert send(operation, at).state == OperationState.NEEDS_PERSON
    assert [one.pk for one in operations_for_a_person()] == [operation.pk]
    assert send_due_operations(at=at + timedelta(days=1)) == 0
    visitor = django_user_model.objects.create_user("v@example.org")
    staff = django_user_model.objects.create_user("s@example.org", is_staff=True)
    with pytest.raises(MayNotRetry):
        retry_operation(by=visitor, operation=operation, at=at)
    retry_operation(by=staff, operation=operation, at=at)
    assert send(operation, at).state == OperationState.DONE
    with pytest.raises(NothingToRetry):
        retry_operation(by=staff, operation=operation, at=at)


def test_after_six_generations_a_person_has_to_look(sandbox):
    operation = a_refund(sandbox)
    Operation.objects.filter(pk=operation.pk).update(
        generation=6, server_errors=2, first_sent=now(), attempts=3, state=OperationState.UNKNOWN
    )
    assert send(operation).state == OperationState.NEEDS_PERSON
    assert operation.error == "tried-enough"


def test_a_clash_of_keys_is_looked_into_before_anything_else(sandbox):
    """Somebody used our key for something else: what it made is unknown, so it is not a refusal."""
    operation = a_refund(sandbox)
    from payments.gateway.enums import Outcome
    from payments.gateway.errors import GatewayError

    claimed = claim_operation(operation_id=operation.pk, at=now())
    record_failure(operation=claimed, error=GatewayError(Outcome.REFUSED, "idempotency_error"), at=now())
    operation.refresh_from_db()
    assert operation.state == OperationState.UNKNOWN
    assert send(operation).generation == 2
    assert operation.state == OperationState.DONE


def test_a_refused_refund_cannot_be_tried_again_because_its_money_is_back(sandbox, django_user_model):
    staff = django_user_model.objects.create_user("s@example.org", is_staff=True)
    payment = paid_errand(sandbox)
    sandbox.control.refund_by_hand(payment.intent_id)
    operation = refund_payment(by=None, payment=payment, amount=Money(1000, "GBP"), reason="ill", at=now()).operation
    assert send(operation).state == OperationState.REFUSED
    with pytest.raises(NothingToRetry):
        retry_operation(by=staff, operation=operation, at=now())


def test_what_was_agreed_cannot_be_changed_afterwards(sandbox):
    operation = a_refund(sandbox)
    for change in ({"params": {"amount": 1}}, {"kind": "sweep"}, {"provider": "stripe-live"}, {"subject": "other:1"}):
        with pytest.raises(IntegrityError, match="what was agreed stays"):
            Operation.objects.filter(pk=operation.pk).update(**change)
    send(operation)
    with pytest.raises(IntegrityError, match="what was agreed stays"):
        Operation.objects.filter(pk=operation.pk).update(remote_id="re_other")


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"state": "done"}, "a_done_operation_names_what_it_made"),
        ({"state": "refused", "error": ""}, "a_stopped_operation_says_why"),
        ({"state": "asleep"}, "an_operation_is_in_a_known_state"),
        ({"generation": 0}, "generations_count_from_one"),
    ],
)
def test_the_database_refuses_a_state_that_cannot_be(sandbox, change, constraint):
    operation = a_refund(sandbox)
    with pytest.raises(IntegrityError, match=constraint):
        Operation.objects.filter(pk=operation.pk).update(**change)


def test_one_decision_has_one_operation(sandbox):
    operation = a_refund(sandbox)
    with pytest.raises(IntegrityError, match="one_operation_per_decision"):
        write_operation(kind="refund", subject=operation.subject, provider="sandbox", params=operation.params, at=now())


def test_a_worker_s_transfer_refused_once_goes_out_when_the_account_is_ready_again(sandbox):
    from payments.payouts.actions.release_earnings import release_earnings
    from payments.payouts.actions.start_transfers import start_transfers
    from payments.payouts.calculations.shares import Share
    from payments.payouts.models import Earning
    from tests.payments.support import run_all_jobs_even_later

    payee = ready_payee(sandbox)
    sandbox.control.set_account(payee.remote_id, "needs_info")  # lost between our check and the transfer
    payment = paid_errand(sandbox)
    release_earnings(reference="er_1", payment=payment, shares=[Share("m_anna", 7360)], contribution=640, at=now())
    start_transfers(at=now())
    run_all_jobs_even_later()
    earning = Earning.objects.get()
    assert (earning.state, earning.blocked) == ("earned", "payee_not_ready")
    sandbox.control.set_account(payee.remote_id, "active")
    from payments.payouts.actions.sync_payee import sync_payee

    sync_payee(payee=payee, at=now())
    run_all_jobs_even_later()
    earning.refresh_from_db()
    assert earning.state == "transferred"
    assert earning.operation.generation == 2
    assert len(sandbox.control.objects("transfer")) == 1
