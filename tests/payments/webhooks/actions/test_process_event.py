"""Looking into messages: in any order, before our own commit, about nothing we know, and never."""

from datetime import timedelta

import pytest

from payments.checkout.actions.sync_waiting_payments import sync_waiting_payments
from payments.checkout.models import Payment
from payments.operations.actions.send_due_operations import send_due_operations
from payments.webhooks.actions.process_event import process_event
from payments.webhooks.actions.process_waiting_events import process_waiting_events
from payments.webhooks.actions.receive_event import receive_event
from payments.webhooks.enums import EventState
from payments.webhooks.models import WebhookEvent
from payments.webhooks.queries.events import events_for_a_person
from tests.payments.support import ERRAND, assert_books_agree, now, open_errand, run_all_jobs_even_later, told

pytestmark = pytest.mark.django_db(transaction=True)


def receive(letter):
    receive_event(raw=letter.body, signature=letter.signature, at=now())
    return WebhookEvent.objects.get(pk=letter.event_id)


def test_messages_in_reverse_order_end_in_the_same_state(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    for letter in reversed(sandbox.control.letters()):
        receive(letter)
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.is_paid
    assert ERRAND.asked == ["er_1"]
    assert set(WebhookEvent.objects.values_list("state", flat=True)) == {EventState.DONE}
    assert_books_agree(sandbox)


def test_the_payment_s_own_event_is_enough(sandbox):
    """Before a payment is taken we do not know its id at the provider; the mark it carries leads back to it."""
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    receive(sandbox.control.letters("v1.payment_intent.succeeded")[-1])
    run_all_jobs_even_later()
    payment.refresh_from_db()
    assert payment.is_paid


def test_a_message_before_our_own_commit_is_tried_again_until_it_is_there(sandbox):
    """The page exists at the provider, our answer was lost; its message comes first."""
    payment = open_errand(send=False)
    sandbox.control.fail_next("POST", "/v1/checkout/sessions", "drop")
    send_due_operations(at=now() + timedelta(minutes=1))
    session = sandbox.control.objects("checkout.session")[0]
    sandbox.control.pay(session["id"], "succeed")
    event = receive(sandbox.control.letters("v1.checkout.session.completed")[-1])
    event = process_event(event_id=event.pk, at=now())
    assert (event.state, event.error) == (EventState.NEW, "unknown-object")
    assert 0 <= (event.next_try_at - event.received_at).total_seconds() - 5 <= 2
    send_due_operations(at=now() + timedelta(minutes=5))
    event = process_event(event_id=event.pk, at=now())
    assert event.state == EventState.DONE
    assert Payment.objects.get(pk=payment.pk).is_paid


def test_a_message_about_something_that_is_not_ours_ends_before_a_person(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    event = receive(sandbox.control.letters("v1.checkout.session.completed")[-1])
    WebhookEvent.objects.filter(pk=event.pk).update(object_id="cs_somebody_else")
    at, waits = now(), []
    for _ in range(8):
        event = process_event(event_id=event.pk, at=at)
        if event.next_try_at:
            waits.append(int((event.next_try_at - at).total_seconds()))
            at = event.next_try_at
    assert waits == [5, 15, 60, 300, 900, 1800, 3600]
    assert event.state == EventState.NEEDS_PERSON
    assert [one.pk for one in events_for_a_person()] == [event.pk]


def test_a_provider_that_does_not_answer_is_asked_again(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    event = receive(sandbox.control.letters("v1.checkout.session.completed")[-1])
    sandbox.control.fail_next("GET", "/v1/checkout/sessions", "html_502")
    assert process_event(event_id=event.pk, at=now()).error == "server_error_502"
    assert process_event(event_id=event.pk, at=now()).state == EventState.DONE


def test_a_message_for_a_deleted_object_is_refused_by_the_provider_and_ends_before_a_person(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    event = receive(sandbox.control.letters("v1.payment_intent.succeeded")[-1])
    WebhookEvent.objects.filter(pk=event.pk).update(object_id="pi_deleted")
    event = process_event(event_id=event.pk, at=now())
    assert (event.state, event.error) == (EventState.NEW, "resource_missing")


def test_a_message_the_queue_lost_is_found_by_the_clock(sandbox):
    from django_tasks_db.models import DBTaskResult

    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    receive(sandbox.control.letters("v1.checkout.session.completed")[-1])
    DBTaskResult.objects.all().delete()
    assert process_waiting_events(at=now()) == 0  # the queue has its turn first
    assert process_waiting_events(at=now() + timedelta(minutes=3)) == 1
    assert Payment.objects.get(pk=payment.pk).is_paid


def test_where_no_message_ever_comes_the_poller_finds_the_payment(sandbox):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    assert sync_waiting_payments(at=payment.created_at) == 0  # not yet due
    assert sync_waiting_payments(at=now() + timedelta(minutes=2)) == 1
    assert Payment.objects.get(pk=payment.pk).is_paid
    assert WebhookEvent.objects.count() == 0


def test_the_poller_looks_every_minute_for_an_hour_and_then_every_hour(sandbox):
    payment = open_errand(minutes=600)
    start = payment.created_at
    looked, at = [], start
    while at < start + timedelta(hours=4):
        if sync_waiting_payments(at=at):
            looked.append(int((at - start).total_seconds() // 60))
        at += timedelta(minutes=1)
    assert looked[:59] == list(range(1, 60))
    assert looked[59:] == [60, 120, 180]


def test_a_poller_whose_provider_is_away_goes_on_with_the_next_payment(sandbox):
    first, second = open_errand("er_1"), open_errand("er_2")
    for payment in (first, second):
        sandbox.control.pay(payment.session_id, "succeed")
    sandbox.control.fail_next("GET", "/v1/checkout/sessions", "drop_before")
    assert sync_waiting_payments(at=now() + timedelta(minutes=2)) == 2
    assert Payment.objects.filter(state="captured").count() == 1
    assert sync_waiting_payments(at=now() + timedelta(minutes=4)) == 1
    assert Payment.objects.filter(state="captured").count() == 2
    assert told("errand.paid") == 2


def test_something_of_ours_that_breaks_is_logged_and_tried_again(sandbox, monkeypatch, caplog):
    payment = open_errand()
    sandbox.control.pay(payment.session_id, "succeed")
    event = receive(sandbox.control.letters("v1.checkout.session.completed")[-1])

    def broken(*, payment, at):
        raise ZeroDivisionError

    monkeypatch.setattr(ERRAND, "on_paid", broken)
    event = process_event(event_id=event.pk, at=now())
    assert (event.state, event.error) == (EventState.NEW, "ZeroDivisionError")
    assert "could not be looked into" in caplog.text
    monkeypatch.undo()
    assert process_event(event_id=event.pk, at=now()).state == EventState.DONE
