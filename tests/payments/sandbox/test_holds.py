"""Money held on a card until a worker accepts: captured, let go, or run out."""

import pytest
import stripe


def test_a_hold_is_no_money_yet(shop, control, now):
    intent = shop.paid(5000, manual=True)
    assert (intent.status, intent.amount_capturable, intent.amount_received) == ("requires_capture", 5000, 0)
    assert (intent.latest_charge.captured, intent.latest_charge.balance_transaction) == (False, None)
    assert intent.latest_charge.payment_method_details.card.capture_before >= now + 7 * 86_400
    assert control.balance() == {}
    assert [event["type"] for event in control.events()] == [
        "v1.payment_intent.amount_capturable_updated",
        "v1.checkout.session.completed",
    ]
    assert control.objects("checkout.session")[0]["payment_status"] == "unpaid"


def test_capturing_takes_the_money_and_the_session_says_paid(shop, control):
    intent = shop.paid(5000, manual=True)
    captured = shop.v1.payment_intents.capture(intent.id, {"expand": ["latest_charge.balance_transaction"]})
    assert (captured.status, captured.amount_received) == ("succeeded", 5000)
    assert captured.latest_charge.balance_transaction.net == 4905
    assert control.objects("checkout.session")[0]["payment_status"] == "paid"


def test_a_part_can_be_captured_and_the_rest_counts_as_refunded_without_a_refund(shop, control):
    intent = shop.paid(5000, manual=True)
    captured = shop.v1.payment_intents.capture(
        intent.id, {"amount_to_capture": 3000, "expand": ["latest_charge.balance_transaction"]}
    )
    charge = captured.latest_charge
    assert (captured.amount_received, charge.amount_captured, charge.amount_refunded) == (3000, 3000, 2000)
    assert charge.balance_transaction.amount == 3000
    assert control.objects("refund") == []
    shop.v1.refunds.create({"payment_intent": intent.id})
    assert control.objects("refund")[0]["amount"] == 3000


@pytest.mark.parametrize(("amount", "code"), [(5001, "amount_too_large"), (0, "parameter_invalid_integer")])
def test_neither_more_than_is_held_nor_nothing_can_be_captured(shop, amount, code):
    intent = shop.paid(5000, manual=True)
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.payment_intents.capture(intent.id, {"amount_to_capture": amount})
    assert (caught.value.code, caught.value.param) == (code, "amount_to_capture")


def test_letting_go_costs_nothing(shop, control):
    intent = shop.paid(5000, manual=True)
    released = shop.v1.payment_intents.cancel(intent.id, {"cancellation_reason": "requested_by_customer"})
    assert (released.status, released.cancellation_reason) == ("canceled", "requested_by_customer")
    assert control.balance() == {}
    assert control.events("v1.payment_intent.canceled")[0]["related_object"]["id"] == intent.id


def test_what_is_captured_or_let_go_can_be_neither_again(shop):
    taken, gone = shop.paid(manual=True), shop.paid(manual=True)
    shop.v1.payment_intents.capture(taken.id)
    shop.v1.payment_intents.cancel(gone.id)
    for intent in (taken, gone):
        for again in (shop.v1.payment_intents.capture, shop.v1.payment_intents.cancel):
            with pytest.raises(stripe.InvalidRequestError) as caught:
                again(intent.id)
            assert caught.value.code == "payment_intent_unexpected_state"


def test_a_hold_runs_out_after_a_week(shop, control):
    intent = shop.paid(manual=True)
    control.pass_time(7 * 86_400 - 60)
    assert shop.v1.payment_intents.retrieve(intent.id).status == "requires_capture"
    control.pass_time(120)
    ended = shop.v1.payment_intents.retrieve(intent.id)
    assert (ended.status, ended.cancellation_reason) == ("canceled", "automatic")


def test_held_money_cannot_be_refunded_or_sent_on(shop):
    intent = shop.paid(manual=True)
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.refunds.create({"payment_intent": intent.id})
    assert caught.value.code == "payment_intent_unexpected_state"
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.send(100, shop.worker(), intent.latest_charge.id)
    assert caught.value.param == "source_transaction"


def test_notes_can_be_added_while_capturing(shop):
    intent = shop.paid(manual=True)
    captured = shop.v1.payment_intents.capture(intent.id, {"metadata": {"op": "c"}})
    assert captured.metadata.to_dict() == {"booking": "1", "op": "c"}
    assert shop.v1.payment_intents.retrieve(intent.id).metadata["op"] == "c"
