"""From a balance to a bank."""

import pytest
import stripe


def test_only_available_money_leaves_and_it_arrives_later(shop, control):
    shop.paid(5000)
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.payouts.create({"amount": 1, "currency": "gbp"})
    assert caught.value.code == "balance_insufficient"
    control.settle()
    sent = shop.v1.payouts.create({"amount": 4000, "currency": "gbp", "metadata": {"op": "s"}})
    assert (sent.status, sent.automatic, sent.metadata["op"]) == ("in_transit", False, "s")
    assert control.balance() == {"gbp": {"available": 905, "pending": 0}}
    control.pass_time(2 * 86_400)
    assert shop.v1.payouts.retrieve(sent.id).status == "paid"
    assert control.events("v1.payout.paid")[0]["related_object"]["id"] == sent.id


@pytest.mark.parametrize("arrived_first", [False, True])
def test_a_payout_that_fails_comes_back_even_after_it_arrived(shop, control, arrived_first):
    shop.paid(5000)
    control.settle()
    sent = shop.v1.payouts.create({"amount": 4000, "currency": "gbp"})
    if arrived_first:
        control.arrive_payout(sent.id)
    control.fail_payout(sent.id)
    after = shop.v1.payouts.retrieve(sent.id, {"expand": ["failure_balance_transaction"]})
    assert (after.status, after.failure_code, after.failure_balance_transaction.net) == (
        "failed",
        "account_closed",
        4000,
    )
    assert control.balance() == {"gbp": {"available": 4905, "pending": 0}}
    assert control.events()[-1]["type"] == "v1.payout.failed"


def test_a_payout_can_be_stopped_only_on_its_way(shop, control):
    shop.paid(5000)
    control.settle()
    sent = shop.v1.payouts.create({"amount": 4000, "currency": "gbp"})
    assert shop.v1.payouts.cancel(sent.id).status == "canceled"
    assert control.balance() == {"gbp": {"available": 4905, "pending": 0}}
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.payouts.cancel(sent.id)
    assert caught.value.code == "payout_not_cancelable"


def test_the_failed_payout_of_a_member_names_their_account(shop, control):
    worker = shop.worker()
    shop.send(4000, worker, shop.paid(5000).latest_charge.id)
    control.settle()
    payout = control.bank_payout(worker)
    assert (payout["amount"], control.balance(worker)) == (4000, {"gbp": {"available": 0, "pending": 0}})
    control.fail_payout(payout["id"])
    event = control.events("v1.payout.failed")[0]
    assert event["context"] == worker
    notification = stripe.v2.core.EventNotification.from_json(event, shop.stripe)
    assert notification.fetch_related_object().id == payout["id"]
    assert control.objects("payout") == []
    assert [it["id"] for it in control.objects("payout", worker)] == [payout["id"]]


def test_the_platforms_money_leaves_by_itself_until_the_schedule_is_manual(shop, control):
    shop.paid(5000)
    control.settle()
    settings = shop.v1.balance_settings.update({"payments": {"payouts": {"schedule": {"interval": "manual"}}}})
    assert settings.payments.payouts.schedule.interval == "manual"
    assert control.run_automatic_payouts() == []
    shop.v1.balance_settings.update({"payments": {"payouts": {"schedule": {"interval": "daily"}}}})
    drained = control.run_automatic_payouts()
    assert [(it["amount"], it["automatic"]) for it in drained] == [(4905, True)]
    assert shop.v1.balance_settings.retrieve().payments.payouts.schedule.interval == "daily"


def test_payouts_are_listed_by_status(shop, control):
    shop.paid(5000)
    control.settle()
    first = shop.v1.payouts.create({"amount": 100, "currency": "gbp"})
    second = shop.v1.payouts.create({"amount": 100, "currency": "gbp"})
    control.arrive_payout(first.id)
    assert [it.id for it in shop.v1.payouts.list({"status": "in_transit"})] == [second.id]
