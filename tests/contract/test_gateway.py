"""Every call the gateway can make conforms to the SDK's own parameter types.

The sandbox holds each request against the contract before it answers; here every method of the gateway is called, and
what was sent is looked at again.
"""

import inspect
import time
from datetime import UTC, datetime, timedelta

import pytest
import stripe

from foundation.money.calculations.money import Money
from payments.gateway.calculations.protocol import Gateway
from payments.gateway.calculations.requests import CheckoutLine, CheckoutRequest, Op, PayeeRequest
from payments.gateway.clients.connection import VERSION
from payments.gateway.clients.stripe_gateway import StripeGateway
from payments.sandbox import contract
from payments.sandbox.server import SandboxServer


def now():
    """Whole seconds, read when a test runs: a long session may have collected this module half an hour before."""
    return datetime.fromtimestamp(int(time.time()), UTC)


KEY, SECRET = "sk_test_contract", "whsec_contract"


def pounds(minor):
    return Money(minor, "GBP")


@pytest.fixture
def sandbox():
    with SandboxServer(webhook_secret=SECRET, settle_after=0) as server:
        yield server


@pytest.fixture
def gateway(sandbox, settings):
    settings.STRIPE_NETWORK_RETRIES = 0
    settings.STRIPE_TIMEOUT = (60, 60)
    gateway = StripeGateway("sandbox", KEY, api_base=sandbox.url, webhook_secrets=(SECRET,))
    yield gateway
    gateway.client._requestor._get_http_client().close()


class Called:
    """The gateway, with a note of which of its methods were called."""

    def __init__(self, gateway):
        self.gateway, self.names = gateway, set()

    def __getattr__(self, name):
        self.names.add(name)
        return getattr(self.gateway, name)


class Ops:
    """A new operation each time, with a key of its own."""

    def __init__(self):
        self.made = 0

    def __call__(self, kind="", **params):
        self.made += 1
        return Op(f"{self.made}", 0, kind, params, now())


def page(**more):
    return CheckoutRequest(
        amount=pounds(5000),
        lines=(CheckoutLine("Window cleaning", 4500), CheckoutLine("Tip", 250, 2)),
        reference="bk_1",
        group="bk_1",
        success_url="http://shop.test/{CHECKOUT_SESSION_ID}",
        cancel_url="http://shop.test/",
        expires_at=now() + timedelta(minutes=35),
        metadata={"booking": "1"},
        **more,
    )


def everything(gateway, sandbox):
    """Call each method of the gateway at least once."""
    op, control = Ops(), sandbox.control
    worker = gateway.create_payee(op(), PayeeRequest("m_1", "worker@example.org", "GB")).id
    gateway.payee_link(worker, "http://shop.test/back", "http://shop.test/again")
    control.set_account(worker, "active")
    gateway.read_payee(worker)
    opened = gateway.open_checkout(op(), page(email="customer@example.org", locale="en-GB"))
    gateway.expire_checkout(op(), gateway.open_checkout(op(), page()).id)
    control.pay(opened.id)
    intent = control.get(opened.id)["payment_intent"]
    gateway.read_checkout(opened.id)
    gateway.read_payment(intent)
    charge = control.get(intent)["latest_charge"]
    sent = gateway.pay_worker(op(), worker, pounds(3000), charge, "bk_1").id
    gateway.read_transfer(sent)
    gateway.take_back(op(), sent, pounds(500))
    gateway.read_refund(gateway.refund(op(), intent, pounds(700), "requested_by_customer").id)
    gateway.read_payout(gateway.sweep(op(), pounds(100)).id)
    gateway.keep_payouts_manual()
    gateway.balance()
    assert list(gateway.transactions(now() - timedelta(days=1))) != []
    gateway.read_dispute(control.open_dispute(intent)["id"])
    gateway.create_destination("http://shop.test/hooks", ["v1.refund.created"])
    list(gateway.undelivered(now() - timedelta(days=30)))
    letter = control.letters("v1.checkout.session.completed")[0]
    gateway.parse_trigger(letter.body, letter.signature, now())
    held, let_go = held_payment(sandbox, gateway), held_payment(sandbox, gateway)
    gateway.capture(op(), held, pounds(4000))
    gateway.release(op(), let_go)
    for kind, params in {
        "open_checkout": {},
        "refund": {"payment_id": intent},
        "pay_worker": {"group": "bk_1"},
        "take_back": {"transfer_id": sent},
        "sweep": {},
        "create_payee": {},
        "capture": {"payment_id": held},
        "release": {"payment_id": let_go},
        "expire_checkout": {"checkout_id": opened.id},
    }.items():
        gateway.find_by_op(op(kind, **params))


def held_payment(sandbox, gateway):
    """A payment that is only reserved: no method of the gateway opens such a page yet, so the SDK does."""
    line = {"price_data": {"currency": "gbp", "unit_amount": 5000, "product_data": {"name": "Ask me"}}, "quantity": 1}
    session = gateway.client.v1.checkout.sessions.create(
        {
            "mode": "payment",
            "line_items": [line],
            "success_url": "http://shop.test/",
            "payment_intent_data": {"capture_method": "manual"},
        }
    )
    sandbox.control.pay(session.id)
    return sandbox.control.get(session.id)["payment_intent"]


def test_every_method_of_the_gateway_sends_only_what_the_sdk_knows(gateway, sandbox):
    called = Called(gateway)
    everything(called, sandbox)
    methods = {name for name, _ in inspect.getmembers(Gateway, inspect.isfunction) if not name.startswith("_")}
    assert methods - called.names == set()
    for request in sandbox.control.requests:
        contract.check(contract.find(request.method, request.path), request.params)


def test_each_change_carries_the_key_and_the_mark_of_its_operation(gateway, sandbox):
    everything(gateway, sandbox)
    changes = [it for it in sandbox.control.requests if (it.idempotency_key or "").startswith("op:")]
    keys = [it.idempotency_key for it in changes]
    assert len(keys) == len(set(keys))
    unmarked = {it.path.rpartition("/")[2] for it in changes if "metadata" not in it.params}
    assert unmarked == {"expire", "cancel"}  # they make nothing new; the object's own state tells
    assert all(
        it.params["metadata"]["op"] == it.idempotency_key.split(":")[1] for it in changes if "metadata" in it.params
    )


def test_the_gateway_is_written_for_the_version_that_the_sdk_speaks(gateway, sandbox):
    gateway.balance()
    assert {it.version for it in sandbox.control.requests} == {VERSION}
    assert stripe.api_version == VERSION
