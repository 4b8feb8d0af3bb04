"""What can go wrong on the way, in words of our own; and what is never sent or written down."""

import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest
import stripe
from django.db import transaction

from payments.gateway.clients.connection import VERSION, CalledInsideTransaction, call, connect, translated
from payments.gateway.enums import Outcome
from payments.gateway.errors import GatewayError
from payments.gateway.provider import SANDBOX_KEY, gateway

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("fault", "outcome", "code"),
    [
        ("drop", Outcome.UNKNOWN, "connection"),
        ("drop_before", Outcome.UNKNOWN, "connection"),
        ("timeout_after_success", Outcome.UNKNOWN, "connection"),
        ("truncated", Outcome.UNKNOWN, None),
        ("500_no_effect", Outcome.UNKNOWN, "server_error_500"),
        ("html_502", Outcome.UNKNOWN, "server_error_502"),
        ("409", Outcome.RETRY_LATER, None),
        ("429", Outcome.RETRY_LATER, None),
        ("401", Outcome.MISCONFIGURED, None),
        ("403", Outcome.MISCONFIGURED, None),
    ],
)
def test_each_fault_has_its_outcome(sandbox, fault, outcome, code):
    sandbox.control.fail_next("GET", "/v1/balance", fault)
    with pytest.raises(GatewayError) as caught:
        gateway().balance()
    assert caught.value.outcome == outcome
    if code:
        assert caught.value.code == code
    assert caught.value.server_error == (str(caught.value.code).startswith("server_error"))


def test_a_refusal_carries_the_provider_s_word_sentence_and_request(sandbox):
    with pytest.raises(GatewayError) as caught:
        gateway().read_refund("re_none")
    assert (caught.value.outcome, caught.value.code) == (Outcome.REFUSED, "resource_missing")
    assert caught.value.message != ""
    assert caught.value.request_id.startswith("req_")


def test_a_slow_answer_is_waited_for_only_so_long(sandbox, settings):
    settings.STRIPE_TIMEOUT = (1, 1)
    from payments.gateway.provider import _gateway

    _gateway.cache_clear()
    sandbox.control.fail_next("GET", "/v1/balance", "timeout_after_success", stall=3.0)
    with pytest.raises(GatewayError) as caught:
        gateway().balance()
    assert caught.value.outcome is Outcome.UNKNOWN
    _gateway.cache_clear()


def test_no_call_is_made_inside_a_transaction(sandbox):
    with pytest.raises(CalledInsideTransaction), transaction.atomic():
        gateway().balance()
    assert sandbox.control.requests == []


def test_retries_are_given_explicitly_because_the_library_s_default_does_not_reach_clients(sandbox, settings):
    from payments.gateway.provider import _gateway

    settings.STRIPE_NETWORK_RETRIES = 1
    _gateway.cache_clear()
    sandbox.control.fail_next("GET", "/v1/balance", "500_no_effect")
    assert [money.minor for money in gateway().balance()] in ([], [0])
    assert len(sandbox.control.requests) == 2
    _gateway.cache_clear()
    assert stripe.StripeClient("sk_test_x")._requestor._options.max_network_retries is None


class Listener(BaseHTTPRequestHandler):
    """Answers every question with an empty balance and keeps what was sent along."""

    heard: ClassVar[list] = []

    def do_GET(self):
        self.heard.append(dict(self.headers))
        body = b'{"object": "balance", "available": [], "pending": []}'
        self.send_response(200)
        self.send_header("Request-Id", f"req_{len(self.heard)}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Quiet."""


def test_nothing_about_this_machine_is_sent_and_the_version_is_the_pinned_one():
    Listener.heard.clear()
    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        client = connect("sk_test_x", f"http://127.0.0.1:{server.server_port}")
        for _ in range(2):  # metrics of one request would travel with the next
            call(client.v1.balance.retrieve)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert len(Listener.heard) == 2
    for headers in Listener.heard:
        assert "X-Stripe-Client-Telemetry" not in headers
        about = json.loads(headers["X-Stripe-Client-User-Agent"])
        assert about["application"]["name"] == "Commonwork"
        assert about.keys() & {"platform", "uname", "telemetry_id", "ai_agent"} == set()
        assert headers["Stripe-Version"] == VERSION == stripe.api_version


def test_no_key_reaches_a_log_or_a_message(sandbox, settings, caplog):
    settings.STRIPE_SECRET_KEY = "sk_test_never_write_this_down"
    client = connect(settings.STRIPE_SECRET_KEY, sandbox.url)
    with caplog.at_level(logging.DEBUG):
        call(client.v1.balance.retrieve)
        sandbox.control.fail_next("GET", "/v1/balance", "401")
        with pytest.raises(GatewayError) as caught:
            call(client.v1.balance.retrieve)
    assert "never_write_this_down" not in caplog.text
    assert "never_write_this_down" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert SANDBOX_KEY not in caplog.text


def test_a_key_in_the_provider_s_own_words_is_taken_out():
    error = stripe.AuthenticationError("Invalid key sk_live_abc123 and whsec_xyz", http_status=401)
    assert translated(error).message == "Invalid key (key) and (key)"
