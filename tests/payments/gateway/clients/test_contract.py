"""Everything the gateway can ask for, asked of the look-alike, which holds each request to the SDK's own types."""

from datetime import timedelta

import pytest

from foundation.money.calculations.money import Money
from payments.gateway.calculations.requests import CheckoutLine, CheckoutRequest, Op, PayeeRequest
from payments.gateway.enums import CheckoutStatus, Outcome, PayeeStatus, PaymentStatus, RefundStatus
from payments.gateway.errors import GatewayError
from payments.gateway.provider import gateway
from tests.payments.support import now

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = iter(range(1, 10_000))


def op(kind, **params):
    return Op(
        id=f"00000000-0000-4000-8000-{next(NUMBER):012}", generation=1, kind=kind, params=params, first_sent=now()
    )


def a_page(door, the_op=None, minor=8000):
    the_op = the_op or op("open_checkout")
    request = CheckoutRequest(
        amount=Money(minor, "GBP"),
        lines=(CheckoutLine("Clean", minor - 500), CheckoutLine("Windows", 250, 2)),
        reference="bk_1",
        group="bk_1",
        success_url="http://localhost:8000/back/?session_id={CHECKOUT_SESSION_ID}",
        cancel_url="http://localhost:8000/left/",
        expires_at=the_op.first_sent + timedelta(minutes=40),  # the same for the same operation, whatever the second
        metadata={"purpose": "booking"},
        email="anna@example.org",
        locale="en-GB",
    )
    return door.open_checkout(the_op, request)


def a_paid(sandbox, door):
    page = a_page(door)
    sandbox.control.pay(page.id, "succeed")
    return door.read_checkout(page.id).payment


def a_payee(sandbox, door, the_op=None):
    made = door.create_payee(the_op or op("create_payee"), PayeeRequest("m_anna", "anna@example.org", "GB"))
    sandbox.control.set_account(made.id, "active")
    return made


def test_a_page_is_opened_read_paid_and_closed(sandbox):
    door = gateway()
    page = a_page(door)
    assert (page.status, page.reference, page.payment) == (CheckoutStatus.OPEN, "bk_1", None)
    assert page.url.startswith("http")
    sandbox.control.pay(page.id, "succeed")
    paid = door.read_checkout(page.id)
    assert paid.status is CheckoutStatus.COMPLETE
    assert paid.payment.status is PaymentStatus.CAPTURED
    assert paid.payment.captured == Money(8000, "GBP")
    assert paid.payment.fee + paid.payment.net == 8000
    assert paid.payment.metadata["purpose"] == "booking"
    assert door.read_payment(paid.payment.id) == paid.payment
    other = a_page(door)
    assert door.expire_checkout(op("expire_checkout"), other.id).status is CheckoutStatus.EXPIRED
    with pytest.raises(GatewayError) as caught:
        door.expire_checkout(op("expire_checkout"), page.id)
    assert caught.value.outcome is Outcome.REFUSED


def test_the_same_operation_twice_is_one_page(sandbox):
    door, the_op = gateway(), op("open_checkout")
    assert a_page(door, the_op).id == a_page(door, the_op).id


def test_the_same_key_for_something_else_is_refused(sandbox):
    door, the_op = gateway(), op("open_checkout")
    a_page(door, the_op)
    with pytest.raises(GatewayError) as caught:
        a_page(door, the_op, minor=9000)
    assert (caught.value.outcome, caught.value.code) == (Outcome.REFUSED, "idempotency_error")


def test_a_slow_payment_a_declined_one_and_a_bank_check_are_told_apart(sandbox):
    door = gateway()
    slow, declined, checked = a_page(door), a_page(door), a_page(door)
    sandbox.control.pay(slow.id, "processing")
    assert door.read_checkout(slow.id).payment.status is PaymentStatus.PROCESSING
    sandbox.control.pay(declined.id, "decline")
    assert door.read_checkout(declined.id).status is CheckoutStatus.OPEN
    sandbox.control.pay(checked.id, "three_d_secure")
    assert door.read_checkout(checked.id).status is CheckoutStatus.OPEN
    sandbox.control.confirm(checked.id, approved=True)
    assert door.read_checkout(checked.id).payment.status is PaymentStatus.CAPTURED


def test_refunds_are_made_and_read(sandbox):
    door = gateway()
    paid = a_paid(sandbox, door)
    made = door.refund(op("refund"), paid.id, Money(3000, "GBP"), "ill")
    assert (made.status, made.amount, made.payment_id) == (RefundStatus.SUCCEEDED, Money(3000, "GBP"), paid.id)
    assert door.read_refund(made.id) == made
    assert door.read_payment(paid.id).refunded == Money(3000, "GBP")
    with pytest.raises(GatewayError) as caught:
        door.refund(op("refund"), paid.id, Money(9000, "GBP"), "too much")
    assert caught.value.outcome is Outcome.REFUSED


def test_workers_are_set_up_paid_and_a_share_taken_back(sandbox):
    door = gateway()
    made = door.create_payee(op("create_payee"), PayeeRequest("m_anna", "anna@example.org", "GB"))
    assert made.status in {PayeeStatus.NEEDS_INFO, PayeeStatus.PENDING}
    assert made.member == "m_anna"
    link = door.payee_link(made.id, "http://localhost:8000/return/", "http://localhost:8000/refresh/")
    assert link.startswith("http")
    for state, expected in (
        ("needs_info", PayeeStatus.NEEDS_INFO),
        ("pending", PayeeStatus.PENDING),
        ("active", PayeeStatus.READY),
    ):
        sandbox.control.set_account(made.id, state)
        assert door.read_payee(made.id).status is expected
    paid = a_paid(sandbox, door)
    sent = door.pay_worker(op("pay_worker"), made.id, Money(7360, "GBP"), paid.charge_id, "bk_1")
    assert (sent.amount, sent.payee_id, sent.group) == (Money(7360, "GBP"), made.id, "bk_1")
    assert door.read_transfer(sent.id) == sent
    sandbox.control.settle()
    back = door.take_back(op("take_back"), sent.id, Money(1000, "GBP"))
    assert (back.transfer_id, back.amount) == (sent.id, Money(1000, "GBP"))
    assert door.read_transfer(sent.id).reversed == 1000
    sandbox.control.set_account(made.id, "closed")
    assert door.read_payee(made.id).status is PayeeStatus.CLOSED


def test_a_worker_whose_account_cannot_take_money_is_refused(sandbox):
    door = gateway()
    made = door.create_payee(op("create_payee"), PayeeRequest("m_anna", "anna@example.org", "GB"))
    paid = a_paid(sandbox, door)
    with pytest.raises(GatewayError) as caught:
        door.pay_worker(op("pay_worker"), made.id, Money(7360, "GBP"), paid.charge_id, "bk_1")
    assert caught.value.code == "insufficient_capabilities_for_transfer"


def test_balance_and_its_lines_agree_page_by_page(sandbox):
    door = gateway()
    for _ in range(3):
        a_paid(sandbox, door)
    lines = list(door.transactions(now() - timedelta(days=1)))
    assert len(lines) == 3
    assert door.balance() == [Money(sum(line.net for line in lines), "GBP")]
    assert {(line.type, line.source_object) for line in lines} == {("charge", "charge")}
    assert all(line.payment_id.startswith("pi_") and line.charge_id.startswith("ch_") for line in lines)


def test_more_lines_than_a_page_holds_are_all_read(sandbox, monkeypatch):
    door = gateway()
    for _ in range(5):
        a_paid(sandbox, door)
    from payments.gateway.clients import balances

    whole = [line.id for line in door.transactions(now() - timedelta(days=1))]
    real = balances.call
    monkeypatch.setattr(balances, "call", lambda f, params=None: real(f, {**params, "limit": 2} if params else {}))
    assert [line.id for line in door.transactions(now() - timedelta(days=1))] == whole
    assert len(set(whole)) == 5


def test_the_co_op_s_share_is_swept_and_payouts_kept_manual(sandbox):
    door = gateway()
    a_paid(sandbox, door)
    sandbox.control.settle()
    swept = door.sweep(op("sweep"), Money(500, "GBP"))
    assert (swept.amount, swept.txn_id != "") == (Money(500, "GBP"), True)
    door.keep_payouts_manual()


def test_reserved_money_is_captured_in_part_or_let_go(sandbox):
    """Ask-me bookings come later; what the gateway can ask for them is held to the contract now."""
    door = gateway()
    client = door.client
    held = []
    for _ in range(2):
        session = client.v1.checkout.sessions.create(
            {
                "mode": "payment",
                "line_items": [
                    {
                        "quantity": 1,
                        "price_data": {"currency": "gbp", "unit_amount": 8000, "product_data": {"name": "Clean"}},
                    }
                ],
                "payment_intent_data": {"capture_method": "manual"},
                "success_url": "http://localhost:8000/",
            }
        )
        sandbox.control.pay(session.id, "succeed")
        held.append(door.read_checkout(session.id).payment)
    assert [one.status for one in held] == [PaymentStatus.AUTHORISED] * 2
    assert held[0].authorised == Money(8000, "GBP")
    assert held[0].capture_before is not None
    taken = door.capture(op("capture"), held[0].id, Money(5000, "GBP"))
    assert (taken.status, taken.captured) == (PaymentStatus.CAPTURED, Money(5000, "GBP"))
    assert door.release(op("release"), held[1].id).status is PaymentStatus.CANCELLED


def test_a_dispute_is_read(sandbox):
    door = gateway()
    paid = a_paid(sandbox, door)
    opened = sandbox.control.open_dispute(paid.id)
    read = door.read_dispute(opened["id"])
    assert (read.payment_id, read.amount) == (paid.id, Money(8000, "GBP"))
    assert door.read_payment(paid.id).disputed


@pytest.mark.parametrize("kind", ["open_checkout", "refund", "pay_worker", "take_back", "sweep", "create_payee"])
def test_what_an_operation_made_is_found_by_its_mark_and_nothing_else_is(sandbox, kind):
    door = gateway()
    paid, payee = a_paid(sandbox, door), a_payee(sandbox, door)
    sent = door.pay_worker(op("pay_worker"), payee.id, Money(1000, "GBP"), paid.charge_id, "bk_9")
    sandbox.control.settle()
    params = {"payment_id": paid.id, "group": "bk_9", "transfer_id": sent.id}
    mine, other = op(kind, **params), op(kind, **params)
    made = {
        "open_checkout": lambda: a_page(door, mine),
        "refund": lambda: door.refund(mine, paid.id, Money(100, "GBP"), "ill"),
        "pay_worker": lambda: door.pay_worker(mine, payee.id, Money(200, "GBP"), paid.charge_id, "bk_9"),
        "take_back": lambda: door.take_back(mine, sent.id, Money(300, "GBP")),
        "sweep": lambda: door.sweep(mine, Money(400, "GBP")),
        "create_payee": lambda: a_payee(sandbox, door, mine),
    }[kind]()
    assert door.find_by_op(mine).id == made.id
    assert door.find_by_op(other) is None


def test_a_closed_page_and_a_reservation_let_go_are_found_by_their_state(sandbox):
    door = gateway()
    page = a_page(door)
    the_op = op("expire_checkout", checkout_id=page.id)
    assert door.find_by_op(the_op) is None
    door.expire_checkout(the_op, page.id)
    assert door.find_by_op(the_op).id == page.id


def test_a_kind_nobody_can_look_for_says_so(sandbox):
    with pytest.raises(LookupError, match="cannot be looked for"):
        gateway().find_by_op(op("dance"))
