"""A sandbox on a free port, the unmodified SDK in front of it, and a receiver for its webhooks."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import stripe

from payments.sandbox.server import SandboxServer

stripe.enable_telemetry = False
SECRET = "whsec_for_these_tests"


class NoPause(stripe.RequestsClient):
    """The SDK's own client, without its pauses between tries."""

    def _sleep_time_seconds(self, num_retries):
        return 0


class Shop:
    """What a shop does with the SDK, in one word each."""

    def __init__(self, server, *, retries=0, timeout=60):
        self.server = server
        self.control = server.control
        self.http = NoPause(timeout=timeout)
        self.stripe = stripe.StripeClient(
            "sk_test_shop",
            base_addresses={"api": server.url},
            max_network_retries=retries,
            http_client=self.http,
        )
        self.v1, self.v2 = self.stripe.v1, self.stripe.v2

    def close(self):
        self.http.close()

    def session(self, amount=5000, *, group="bk_1", manual=False, options=None, **more):
        data = {"transfer_group": group, "metadata": {"booking": "1"}}
        if manual:
            data["capture_method"] = "manual"
        price = {"currency": "gbp", "unit_amount": amount, "product_data": {"name": "Window cleaning"}}
        return self.v1.checkout.sessions.create(
            {
                "mode": "payment",
                "line_items": [{"price_data": price, "quantity": 1}],
                "success_url": "http://shop.test/paid?session={CHECKOUT_SESSION_ID}",
                "cancel_url": "http://shop.test/back",
                "payment_intent_data": data,
                "metadata": {"op": "a"},
                **more,
            },
            options=options or {},
        )

    def paid(self, amount=5000, *, group="bk_1", manual=False):
        """A paid session's PaymentIntent, with its charge and the charge's balance transaction."""
        session = self.session(amount, group=group, manual=manual)
        self.control.pay(session.id)
        return self.intent(session.id)

    def intent(self, session_id):
        expand = ["payment_intent.latest_charge.balance_transaction"]
        return self.v1.checkout.sessions.retrieve(session_id, {"expand": expand}).payment_intent

    def worker(self, state="active"):
        """The id of a member's account."""
        account = self.v2.core.accounts.create(
            {
                "contact_email": "worker@example.org",
                "dashboard": "express",
                "identity": {"country": "gb"},
                "configuration": {
                    "recipient": {"capabilities": {"stripe_balance": {"stripe_transfers": {"requested": True}}}}
                },
                "defaults": {"responsibilities": {"fees_collector": "application", "losses_collector": "application"}},
                "metadata": {"member": "7"},
            }
        )
        if state:
            self.control.set_account(account.id, state)
        return account.id

    def send(self, amount, worker, charge=None, *, key=None, **more):
        params = {"amount": amount, "currency": "gbp", "destination": worker, **more}
        if charge:
            params["source_transaction"] = charge
        return self.v1.transfers.create(params, options={"idempotency_key": key} if key else {})


@pytest.fixture
def make_sandbox():
    started = []

    def make(*arguments, **keywords):
        server = SandboxServer(*arguments, **keywords).start()
        started.append(server)
        return server

    yield make
    for server in started:
        server.stop()


@pytest.fixture
def make_shop():
    shops = []

    def make(server, **keywords):
        shops.append(Shop(server, **keywords))
        return shops[-1]

    yield make
    for shop in shops:
        shop.close()


@pytest.fixture
def sandbox(make_sandbox):
    return make_sandbox()


@pytest.fixture
def control(sandbox):
    return sandbox.control


@pytest.fixture
def shop(sandbox, make_shop):
    return make_shop(sandbox)


class Receiver:
    """A web server with one page that keeps every delivery; of the statuses in `answers` the last is given for ever."""

    def __init__(self):
        self.deliveries = []
        self.answers = [200]
        self.on_delivery = None
        self.arrived = threading.Condition()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if outer.on_delivery:
                    outer.on_delivery()
                with outer.arrived:
                    outer.deliveries.append((body, self.headers["Stripe-Signature"]))
                    status = outer.answers.pop(0) if len(outer.answers) > 1 else outer.answers[0]
                    outer.arrived.notify_all()
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b'<!doctype html><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1>')

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    @property
    def home(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def url(self):
        return f"{self.home}/hooks?from=stripe"

    def wait_for(self, number, timeout=60.0):
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.deliveries) >= number, timeout)

    def notifications(self, client, secret=SECRET):
        """Every delivery, checked and read by the SDK."""
        return [client.parse_event_notification(body, signature, secret) for body, signature in self.deliveries]

    def stop(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.stop()


@pytest.fixture
def told(make_sandbox, receiver):
    """A sandbox that delivers its events to the receiver."""
    return make_sandbox(webhook_url=receiver.url, webhook_secret=SECRET)


@pytest.fixture
def secret():
    return SECRET


@pytest.fixture
def now():
    return int(time.time())
