"""What is kept on disk, and what a restart changes."""

import sqlite3
import threading

import pytest
import stripe

from payments.sandbox.server import SandboxServer
from payments.sandbox.store import Store


def test_everything_survives_a_restart(tmp_path, make_shop):
    state = str(tmp_path / "sandbox.sqlite3")
    with SandboxServer(state) as server:
        shop = make_shop(server)
        charge, worker = shop.paid(5000).latest_charge.id, shop.worker()
        sent = shop.send(1000, worker, charge, key="op:1:0")
        opened = shop.session()
        shop.v1.balance_settings.update({"payments": {"payouts": {"schedule": {"interval": "manual"}}}})
    with SandboxServer(state) as server:
        shop = make_shop(server)
        assert shop.v1.transfers.retrieve(sent.id).amount == 1000
        assert shop.send(1000, worker, charge, key="op:1:0").id == sent.id
        assert server.control.balance() == {"gbp": {"available": 0, "pending": 3905}}
        assert shop.v1.balance_settings.retrieve().payments.payouts.schedule.interval == "manual"
        server.control.pay(opened.id)
        assert shop.v1.checkout.sessions.retrieve(opened.id).status == "complete"
        server.control.settle()
        assert server.control.balance(worker) == {"gbp": {"available": 1000, "pending": 0}}


def test_a_claim_on_a_key_from_before_a_crash_does_not_block_for_ever(tmp_path, make_shop):
    state = str(tmp_path / "sandbox.sqlite3")
    with SandboxServer(state) as server:
        shop = make_shop(server)
        charge, worker = shop.paid(5000).latest_charge.id, shop.worker()
    with sqlite3.connect(state) as crashed:
        crashed.execute("INSERT INTO answers VALUES ('/v1/', 'op:1:0', 'x', 0, 'req_1', NULL, NULL)")
    crashed.close()
    with SandboxServer(state) as server:
        assert make_shop(server).send(1000, worker, charge, key="op:1:0").amount == 1000


def test_memory_is_forgotten(make_shop):
    server = SandboxServer()
    with server:
        make_shop(server).paid()
    with server:
        assert server.control.objects("charge") == []


def test_a_stopped_server_can_be_stopped_again_and_refuses_connections(make_shop):
    server = SandboxServer().start()
    shop = make_shop(server)
    server.stop()
    server.stop()
    with pytest.raises(stripe.APIConnectionError):
        shop.v1.balance.retrieve()
    with pytest.raises(RuntimeError, match="not running"):
        server.control  # noqa: B018


def test_a_server_is_started_once():
    with SandboxServer() as server, pytest.raises(RuntimeError, match="already running"):
        server.start()


def test_a_taken_port_is_an_error_at_once(sandbox):
    port = int(sandbox.url.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        SandboxServer(port=port).start()


def test_a_failed_step_leaves_nothing_behind():
    store = Store()

    def fail(name):
        with store.transaction():
            store.set_mark(name, "1")
            raise LookupError(name)

    with pytest.raises(LookupError):
        fail("a")
    with store.transaction():
        store.set_mark("b", "1")
        with pytest.raises(LookupError):
            fail("c")
    assert [store.mark(name) for name in "abc"] == ["", "1", ""]
    store.close()


def test_many_at_once_lose_nothing(sandbox, make_shop):
    shops = [make_shop(sandbox) for _ in range(6)]
    charge, worker = shops[0].paid(60_000).latest_charge.id, shops[0].worker()
    problems = []

    def work(shop):
        try:
            for _ in range(5):
                shop.send(1000, worker, charge)
        except stripe.StripeError as problem:
            problems.append(problem)
        finally:
            shop.close()

    threads = [threading.Thread(target=work, args=(shop,)) for shop in shops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert sandbox.control.balance(worker) == {"gbp": {"available": 0, "pending": 30_000}}


def test_of_many_who_want_the_last_pounds_one_gets_them(sandbox, make_shop):
    shops = [make_shop(sandbox) for _ in range(6)]
    charge, worker = shops[0].paid(1000).latest_charge.id, shops[0].worker()
    refused = []

    def work(shop):
        try:
            shop.send(600, worker, charge)
        except stripe.InvalidRequestError as problem:
            refused.append(problem)
        finally:
            shop.close()

    threads = [threading.Thread(target=work, args=(shop,)) for shop in shops]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 5
    assert len(sandbox.control.objects("transfer")) == 1
