"""From the platform's balance to the members', and back."""

import pytest
import stripe


def test_a_crew_is_paid_from_one_charge_before_it_settles(shop, control):
    charge = shop.paid(5000).latest_charge
    ada, ben = shop.worker(), shop.worker()
    first = shop.send(2000, ada, charge.id, metadata={"op": "1"})
    second = shop.send(1500, ben, charge.id)
    assert (first.source_transaction, first.transfer_group, first.metadata["op"]) == (charge.id, "bk_1", "1")
    assert control.balance() == {"gbp": {"available": 0, "pending": 4905 - 3500}}
    assert control.balance(ada) == {"gbp": {"available": 0, "pending": 2000}}
    assert control.balance(ben) == {"gbp": {"available": 0, "pending": 1500}}
    assert [it.id for it in shop.v1.transfers.list({"transfer_group": "bk_1"})] == [second.id, first.id]
    assert [it.id for it in shop.v1.transfers.list({"destination": ada})] == [first.id]


def test_transfer_and_charge_become_available_together(shop, control):
    charge, worker = shop.paid(5000).latest_charge, shop.worker()
    shop.send(4000, worker, charge.id)
    control.settle()
    assert control.balance() == {"gbp": {"available": 905, "pending": 0}}
    assert control.balance(worker) == {"gbp": {"available": 4000, "pending": 0}}


def test_a_member_who_is_not_ready_is_refused_and_nothing_moves(shop, control):
    charge = shop.paid().latest_charge
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.send(1000, shop.worker("needs_info"), charge.id)
    assert caught.value.code == "insufficient_capabilities_for_transfer"
    assert control.objects("transfer") == []
    assert control.balance() == {"gbp": {"available": 0, "pending": 4905}}


def test_no_more_than_the_charge_can_be_sent_from_it(shop):
    charge, worker = shop.paid(5000).latest_charge, shop.worker()
    shop.send(3000, worker, charge.id)
    with pytest.raises(stripe.InvalidRequestError, match=r"must not exceed the source amount of £50\.00.*£30\.00"):
        shop.send(2001, worker, charge.id)
    assert shop.send(2000, worker, charge.id).amount == 2000


def test_what_was_taken_back_can_be_sent_again(shop):
    charge, worker = shop.paid(5000).latest_charge, shop.worker()
    first = shop.send(5000, worker, charge.id)
    shop.v1.transfers.reversals.create(first.id, {"amount": 1000})
    assert shop.send(1000, worker, charge.id).amount == 1000


def test_without_a_charge_only_available_money_can_be_sent(shop, control):
    shop.paid(5000)
    worker = shop.worker()
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.send(1000, worker)
    assert caught.value.code == "balance_insufficient"
    control.settle()
    assert shop.send(1000, worker).source_transaction is None


def test_a_settled_charge_needs_money_on_the_balance_too(shop, control):
    charge, worker = shop.paid(5000).latest_charge, shop.worker()
    control.settle()
    shop.v1.payouts.create({"amount": 4905, "currency": "gbp"})
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.send(1, worker, charge.id)
    assert caught.value.code == "balance_insufficient"


@pytest.mark.parametrize(
    ("change", "param"),
    [
        ({"destination": "acct_nobody"}, "destination"),
        ({"source_transaction": "ch_nothing"}, "source_transaction"),
        ({"currency": "eur"}, "currency"),
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
    ],
)
def test_a_transfer_names_what_is_wrong_with_it(shop, change, param):
    charge, worker = shop.paid().latest_charge, shop.worker()
    params = {"amount": 100, "currency": "gbp", "destination": worker, "source_transaction": charge.id, **change}
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.transfers.create(params)
    assert (caught.value.http_status, caught.value.param) == (400, param)


def test_a_charge_without_a_group_gets_one_with_its_first_transfer(shop):
    session = shop.session(payment_intent_data={})
    shop.control.pay(session.id)
    charge = shop.intent(session.id).latest_charge
    assert charge.transfer_group is None
    sent = shop.send(100, shop.worker(), charge.id)
    assert sent.transfer_group == f"group_{charge.id}"
    assert [it.id for it in shop.v1.charges.list({"transfer_group": sent.transfer_group})] == [charge.id]


def test_a_transfer_can_be_taken_back_in_parts_and_no_further(shop, control):
    charge, worker = shop.paid(5000).latest_charge, shop.worker()
    sent = shop.send(4000, worker, charge.id)
    part = shop.v1.transfers.reversals.create(sent.id, {"amount": 1500, "metadata": {"op": "r"}})
    after = shop.v1.transfers.retrieve(sent.id)
    assert (part.amount, after.amount_reversed, after.reversed) == (1500, 1500, False)
    assert [it.metadata["op"] for it in after.reversals] == ["r"]
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.transfers.reversals.create(sent.id, {"amount": 2501})
    assert caught.value.param == "amount"
    shop.v1.transfers.reversals.create(sent.id)
    assert shop.v1.transfers.retrieve(sent.id).reversed
    with pytest.raises(stripe.InvalidRequestError, match="already fully reversed"):
        shop.v1.transfers.reversals.create(sent.id)
    assert control.balance(worker) == {"gbp": {"available": 0, "pending": 0}}
    assert [it.amount for it in shop.v1.transfers.reversals.list(sent.id)] == [2500, 1500]
    assert shop.v1.transfers.reversals.retrieve(sent.id, part.id).amount == 1500


def test_what_the_bank_already_has_cannot_be_taken_back(shop, control):
    charge, worker = shop.paid(5000).latest_charge, shop.worker()
    sent = shop.send(4000, worker, charge.id)
    control.settle()
    control.bank_payout(worker, 3000)
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.transfers.reversals.create(sent.id, {"amount": 1001})
    assert caught.value.code == "balance_insufficient"
    assert shop.v1.transfers.reversals.create(sent.id, {"amount": 1000}).amount == 1000


def test_the_members_side_of_a_transfer_is_a_payment_of_their_own(shop):
    charge, worker = shop.paid(5000).latest_charge, shop.worker()
    sent = shop.send(4000, worker, charge.id)
    inside = {"stripe_account": worker}
    own = shop.v1.charges.retrieve(sent.destination_payment, options=inside)
    assert (own.amount, own.source_transfer) == (4000, sent.id)
    assert [it.net for it in shop.v1.balance_transactions.list(options=inside)] == [4000]
    assert shop.v1.balance.retrieve(options=inside).pending[0].amount == 4000
    with pytest.raises(stripe.InvalidRequestError):
        shop.v1.charges.retrieve(sent.destination_payment)


def test_changing_a_transfers_notes_is_told(shop, control):
    sent = shop.send(100, shop.worker(), shop.paid().latest_charge.id)
    shop.v1.transfers.update(sent.id, {"metadata": {"op": "x"}})
    assert control.events("v1.transfer.updated")[0]["related_object"]["id"] == sent.id
