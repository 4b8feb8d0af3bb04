"""Money back to the customer."""

import pytest
import stripe

from payments.sandbox.errors import ApiError


def test_two_equal_partial_refunds_are_two_refunds(shop, control):
    intent = shop.paid(5000)
    first = shop.v1.refunds.create({"payment_intent": intent.id, "amount": 1000, "metadata": {"op": "1"}})
    second = shop.v1.refunds.create({"payment_intent": intent.id, "amount": 1000, "metadata": {"op": "2"}})
    assert first.id != second.id
    assert [it.metadata["op"] for it in shop.v1.refunds.list({"payment_intent": intent.id})] == ["2", "1"]
    assert shop.v1.charges.retrieve(intent.latest_charge.id).amount_refunded == 2000
    assert control.balance() == {"gbp": {"available": 0, "pending": 2905}}


def test_a_refund_without_an_amount_gives_back_all_that_is_left_and_the_fee_stays_lost(make_sandbox, make_shop):
    server = make_sandbox(settle_after=0)
    shop = make_shop(server)
    intent = shop.paid(5000)
    shop.paid(5000)
    shop.v1.refunds.create({"charge": intent.latest_charge.id, "amount": 1})
    rest = shop.v1.refunds.create({"charge": intent.latest_charge.id, "expand": ["balance_transaction"]})
    assert (rest.amount, rest.status, rest.balance_transaction.net) == (4999, "succeeded", -4999)
    assert server.control.balance() == {"gbp": {"available": 2 * 4905 - 5000, "pending": 0}}


def test_more_than_is_left_is_refused_with_both_sums(shop):
    intent = shop.paid(5000)
    shop.v1.refunds.create({"payment_intent": intent.id, "amount": 2000})
    with pytest.raises(stripe.InvalidRequestError, match=r"£30\.01.*£30\.00") as caught:
        shop.v1.refunds.create({"payment_intent": intent.id, "amount": 3001})
    assert caught.value.param == "amount"


def test_what_is_wholly_refunded_cannot_be_refunded_again(shop):
    shop.paid(9000)
    intent = shop.paid(5000)
    shop.v1.refunds.create({"payment_intent": intent.id})
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.refunds.create({"payment_intent": intent.id})
    assert caught.value.code == "charge_already_refunded"


def test_a_refund_waits_while_the_balance_cannot_cover_it_and_goes_through_later(shop, control):
    intent, worker = shop.paid(5000), shop.worker()
    sent = shop.send(4000, worker, intent.latest_charge.id)
    refund = shop.v1.refunds.create({"payment_intent": intent.id, "amount": 2000})
    assert (refund.status, refund.pending_reason, refund.balance_transaction) == (
        "pending",
        "insufficient_funds",
        None,
    )
    shop.v1.transfers.reversals.create(sent.id, {"amount": 1600})
    after = shop.v1.refunds.retrieve(refund.id)
    assert (after.status, after.pending_reason) == ("succeeded", None)
    assert control.events("v1.refund.updated")[0]["related_object"]["id"] == refund.id
    assert control.balance() == {"gbp": {"available": 0, "pending": 4905 - 4000 - 2000 + 1600}}


def test_a_refund_that_fails_later_brings_the_money_back(shop, control):
    intent = shop.paid(5000)
    refund = shop.v1.refunds.create({"payment_intent": intent.id, "amount": 1000})
    control.fail_refund(refund.id)
    after = shop.v1.refunds.retrieve(refund.id, {"expand": ["failure_balance_transaction"]})
    assert (after.status, after.failure_reason) == ("failed", "lost_or_stolen_card")
    assert after.failure_balance_transaction.net == 1000
    assert control.balance() == {"gbp": {"available": 0, "pending": 4905}}
    assert shop.v1.charges.retrieve(intent.latest_charge.id).amount_refunded == 0
    kinds = [event["type"] for event in control.events()]
    assert kinds[-3:] == ["v1.refund.created", "v1.refund.updated", "v1.refund.failed"]


def test_a_refund_made_by_hand_at_the_provider_is_told(shop, control):
    intent = shop.paid(5000)
    made = control.refund_by_hand(intent.id, 700)
    event = control.events("v1.refund.created")[0]
    assert (event["related_object"]["id"], event["reason"]) == (made["id"], None)


def test_a_refund_names_what_it_is_for(shop):
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.refunds.create({"amount": 100})
    assert caught.value.code == "parameter_missing"
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.refunds.create({"payment_intent": "pi_nothing"})
    assert (caught.value.http_status, caught.value.code) == (400, "resource_missing")


def test_a_refund_of_pending_money_is_taken_from_what_is_pending(shop, control):
    intent = shop.paid(5000)
    shop.v1.refunds.create({"payment_intent": intent.id, "amount": 1000})
    assert control.balance() == {"gbp": {"available": 0, "pending": 3905}}
    control.settle()
    assert control.balance() == {"gbp": {"available": 3905, "pending": 0}}


def test_refunds_come_with_their_charge_only_when_asked_for(shop):
    intent = shop.paid(5000)
    shop.v1.refunds.create({"payment_intent": intent.id, "amount": 1000})
    plain = shop.v1.charges.retrieve(intent.latest_charge.id)
    assert "refunds" not in plain.to_dict()
    full = shop.v1.charges.retrieve(intent.latest_charge.id, {"expand": ["refunds"]})
    assert [it.amount for it in full.refunds] == [1000]


def test_slow_refunds_stay_on_their_way_until_they_arrive_or_fail(shop, control):
    intent = shop.paid(5000)
    control.slow_refunds()
    first, second = (shop.v1.refunds.create({"payment_intent": intent.id, "amount": 1000}) for _ in range(2))
    assert [(it.status, it.pending_reason) for it in (first, second)] == [("pending", "processing")] * 2
    assert control.balance() == {"gbp": {"available": 0, "pending": 2905}}
    control.arrive_refund(first.id)
    control.fail_refund(second.id)
    assert [shop.v1.refunds.retrieve(it.id).status for it in (first, second)] == ["succeeded", "failed"]
    assert control.balance() == {"gbp": {"available": 0, "pending": 3905}}
    control.slow_refunds(False)
    assert shop.v1.refunds.create({"payment_intent": intent.id, "amount": 1}).status == "succeeded"


def test_a_refund_that_arrived_cannot_arrive_again(shop, control):
    refund = control.refund_by_hand(shop.paid().id, 100)
    with pytest.raises(ApiError, match="not on its way"):
        control.arrive_refund(refund["id"])
