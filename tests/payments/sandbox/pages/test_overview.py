"""The control page: each button does what it says."""

import pytest
import stripe


@pytest.fixture
def open_control(browse, shop):
    return lambda: browse(f"{shop.server.url}/control")


def test_an_empty_sandbox_has_a_page_too(open_control):
    page = open_control()
    assert (page.status, page.heading) == (200, "Control page")
    assert "No money has come in yet." in page.text


def test_it_shows_what_is_there(open_control, shop):
    shop.send(1000, shop.worker(), shop.paid(5000).latest_charge.id)
    page = open_control()
    assert "£0.00 available, £39.05 pending" in page.text
    assert "POST /v1/transfers" in page.text
    assert "v1.transfer.created about tr_" in page.text


def test_time_can_be_moved(open_control, shop, control):
    shop.paid(5000)
    page = open_control().press("Make pending money available").follow()
    assert page.alerts == ["All pending money is available now."]
    assert control.balance() == {"gbp": {"available": 4905, "pending": 0}}
    opened = shop.session()
    page.press("Let 24 hours pass")
    assert shop.v1.checkout.sessions.retrieve(opened.id).status == "expired"


def test_kept_answers_can_be_forgotten(open_control, shop):
    first = shop.session(options={"idempotency_key": "k"})
    open_control().press("Forget kept answers")
    assert shop.session(options={"idempotency_key": "k"}).id != first.id


def test_a_payment_can_be_refunded_disputed_and_suspected(open_control, shop, control):
    shop.paid(5000)
    page = open_control().press("Warn of fraud").follow()
    page = page.press("Refund by hand").follow()
    page = page.press("The refund fails").follow()
    page = page.press("Open a dispute").follow()
    page = page.press("The co-op wins").follow()
    assert page.alerts == ["The dispute was won."]
    assert [(it["status"]) for it in control.objects("refund")] == ["failed"]
    assert [(it["status"]) for it in control.objects("dispute")] == ["won"]


def test_a_session_can_be_expired(open_control, shop, control):
    shop.session()
    open_control().press("Expire")
    assert control.objects("checkout.session")[0]["status"] == "expired"


@pytest.mark.parametrize(("label", "paid"), [("The debit arrives", "paid"), ("The debit fails", "unpaid")])
def test_a_bank_debit_can_arrive_or_fail(open_control, shop, control, label, paid):
    control.pay(shop.session().id, "processing")
    open_control().press(label)
    assert control.objects("checkout.session")[0]["payment_status"] == paid


def test_accounts_can_be_decided_on_and_paid_out(open_control, shop, control):
    worker = shop.worker(state=None)
    page = open_control().press("May be paid").follow()
    shop.send(1000, worker, shop.paid(5000).latest_charge.id)
    control.settle()
    page = open_control().press("Pay out to the bank").follow()
    assert control.balance(worker)["gbp"]["available"] == 0
    for label, state in (("Ask for more", "restricted"), ("Check again", "pending")):
        page = page.press(label).follow()
        assert f"worker@example.org: {state}" in page.text
    page = page.press("Close").follow()
    assert "worker@example.org: closed" in page.text


def test_payouts_can_arrive_and_fail(open_control, shop, control):
    shop.paid(5000)
    control.settle()
    shop.v1.payouts.create({"amount": 100, "currency": "gbp"})
    page = open_control().press("It arrives").follow()
    page.press("It fails after all")
    assert control.objects("payout")[0]["status"] == "failed"


def test_webhooks_can_be_held_and_let_go_backwards_or_twice(open_control, shop, control):
    page = open_control().press("Hold webhooks").follow()
    assert control.holds_webhooks
    for label in ("Deliver the last first", "Deliver each twice", "Deliver in order"):
        page = page.press(label).follow()
        assert not control.holds_webhooks
        page = page.press("Hold webhooks").follow()


def test_a_fault_can_be_ordered_and_called_off(open_control, shop, control):
    order = {"kind": "500_no_effect", "path_prefix": "/v1/balance", "times": "2"}
    page = open_control().press("Order the fault", **order).follow()
    assert "500_no_effect: POST /v1/balance, 2 more" in page.text
    change = {"payments": {"payouts": {"schedule": {"interval": "manual"}}}}
    with pytest.raises(stripe.APIError):
        shop.v1.balance_settings.update(change)
    page.press("Order no more faults")
    assert shop.v1.balance_settings.update(change).object == "balance_settings"


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "nonsense"},
        {"do": "refund", "id": "pi_nothing"},
        {"do": "active", "id": ""},
        {"do": "fault", "kind": "earthquake"},
        {"do": "fault", "kind": "drop", "times": "often"},
    ],
)
def test_what_cannot_be_done_is_said(open_control, fields):
    page = open_control().post(fields)
    assert page.status == 400
    assert len(page.alerts) == 1


def test_what_the_provider_refuses_is_said(open_control, shop, control):
    intent = shop.paid()
    control.refund_by_hand(intent.id)
    page = open_control().post({"do": "refund", "id": intent.id})
    assert (page.status, page.alerts) == (400, [f"Charge {intent.latest_charge.id} has already been refunded."])


def test_only_the_newest_are_shown_and_all_are_counted(open_control, shop):
    for _ in range(11):
        shop.session()
    page = open_control()
    assert "Checkout sessions (11, the newest 10)" in page.text
    assert [label for label, _ in page.buttons].count("Expire") == 10


def test_refunds_can_be_made_slow_and_then_arrive_or_fail(open_control, shop, control):
    intent = shop.paid(5000)
    page = open_control().press("Let refunds take time").follow()
    for _ in range(2):
        shop.v1.refunds.create({"payment_intent": intent.id, "amount": 100})
    page = open_control().press("The refund arrives").follow().press("The refund fails", 1).follow()
    assert {it["status"] for it in control.objects("refund")} == {"succeeded", "failed"}
    page.press("Let refunds arrive at once")
    assert not control.refunds_are_slow
