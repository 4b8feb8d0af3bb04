"""Every kind of fault, as the SDK sees it."""

import threading
import time

import pytest
import stripe

from payments.sandbox.faults import KINDS

PAUSE = threading.Event()


@pytest.fixture
def send(shop):
    charge, worker = shop.paid(5000).latest_charge.id, shop.worker()

    def send(by=shop, **more):
        return by.send(1000, worker, charge, key="op:1:0", **more)

    return send


@pytest.mark.parametrize(
    ("kind", "error", "status", "made"),
    [
        ("timeout_after_success", stripe.APIConnectionError, None, 1),
        ("drop", stripe.APIConnectionError, None, 1),
        ("truncated", stripe.APIConnectionError, None, 1),
        ("drop_before", stripe.APIConnectionError, None, 0),
        ("401", stripe.AuthenticationError, 401, 0),
        ("403", stripe.PermissionError, 403, 0),
        ("409", stripe.APIError, 409, 0),
        ("429", stripe.RateLimitError, 429, 0),
        ("500_no_effect", stripe.APIError, 500, 0),
        ("500_with_effect", stripe.APIError, 500, 1),
        ("500_remembered", stripe.APIError, 500, 0),
        ("html_502", stripe.APIError, 502, 0),
        ("html_502_with_effect", stripe.APIError, 502, 1),
    ],
)
def test_a_fault_is_what_it_says(control, send, kind, error, status, made):
    control.fail_next("POST", "/v1/transfers", kind)
    with pytest.raises(error) as caught:
        send()
    assert type(caught.value) is error
    assert caught.value.http_status == status
    assert len(control.objects("transfer")) == made


def test_every_kind_but_the_gate_is_tried_above():
    tried = {mark.args[1][place][0] for mark in test_a_fault_is_what_it_says.pytestmark for place in range(13)}
    assert tried == set(KINDS) - {"wait"}


@pytest.mark.parametrize("kind", ["timeout_after_success", "drop", "drop_before", "409", "500_no_effect", "html_502"])
def test_the_sdk_gets_over_one_fault_by_itself_and_makes_one_transfer(control, send, make_shop, shop, kind):
    patient = make_shop(shop.server, retries=2)
    control.fail_next("POST", "/v1/transfers", kind)
    sent = send(patient)
    assert [it["id"] for it in control.objects("transfer")] == [sent.id]
    assert [it.idempotency_key for it in control.requests][-2:] == ["op:1:0", "op:1:0"]


def test_too_many_requests_are_tried_again_only_when_the_answer_says_so(control, send, make_shop, shop):
    patient = make_shop(shop.server, retries=2)
    control.fail_next("POST", "/v1/transfers", "429")
    with pytest.raises(stripe.RateLimitError):
        send(patient)
    control.fail_next("POST", "/v1/transfers", "429", should_retry=True)
    assert send(patient).amount == 1000


def test_a_server_error_can_ask_not_to_be_tried_again(control, send, make_shop, shop):
    patient = make_shop(shop.server, retries=2)
    before = len(control.requests)
    control.fail_next("POST", "/v1/transfers", "500_no_effect", should_retry=False)
    with pytest.raises(stripe.APIError):
        send(patient)
    assert len(control.requests) == before + 1


def test_a_fault_can_last_and_then_ends(control, send, make_shop, shop):
    patient = make_shop(shop.server, retries=2)
    control.fail_next("POST", "/v1/transfers", "500_no_effect", times=3)
    with pytest.raises(stripe.APIError):
        send(patient)
    assert send(patient).amount == 1000


def test_a_fault_hits_only_what_it_was_ordered_for(control, shop, send):
    control.fail_next("POST", "/v1/refunds", "500_no_effect")
    control.fail_next("GET", "/v1/transfers", "403")
    assert send().amount == 1000
    with pytest.raises(stripe.PermissionError):
        shop.v1.transfers.list()
    assert [fault.path_prefix for fault in control.faults] == ["/v1/refunds"]
    control.clear_faults()
    assert control.faults == []


def test_a_real_timeout_is_one_for_the_client_too(control, send, make_shop, shop):
    hasty = make_shop(shop.server, timeout=1)
    control.fail_next("POST", "/v1/transfers", "timeout_after_success", stall=300)
    begun = time.monotonic()
    with pytest.raises(stripe.APIConnectionError, match="timed out"):
        send(hasty)
    assert time.monotonic() - begun < 150
    while control.objects("transfer") == [] and time.monotonic() - begun < 200:
        PAUSE.wait(0.02)  # the provider may be slower than the client is patient
    assert len(control.objects("transfer")) == 1


def test_an_unknown_kind_of_fault_is_refused(control):
    with pytest.raises(ValueError, match="Not a kind of fault"):
        control.fail_next(kind="earthquake")


def test_a_fault_does_not_hide_what_was_sent(control, send):
    control.fail_next("POST", "/v1/transfers", "drop")
    with pytest.raises(stripe.APIConnectionError):
        send(metadata={"op": "1"})
    last = control.requests[-1]
    assert (last.method, last.path, last.idempotency_key) == ("POST", "/v1/transfers", "op:1:0")
    assert (last.params["amount"], last.params["metadata"]) == ("1000", {"op": "1"})
