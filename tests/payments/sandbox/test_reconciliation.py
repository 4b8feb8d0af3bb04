"""Reading every change of the balance, page by page, and finding that it adds up."""

import random

import pytest
import stripe

from payments.sandbox.errors import ApiError


def everything(shop, **params):
    listed = shop.v1.balance_transactions.list({"limit": 3, "expand": ["data.source"], **params})
    return list(listed.auto_paging_iter())


@pytest.fixture
def busy(shop, control):
    """A day of a shop: payments, transfers, a refund, a reversal, a dispute, a payout."""
    first, second = shop.paid(5000), shop.paid(8000, group="bk_2")
    worker = shop.worker()
    sent = shop.send(3000, worker, first.latest_charge.id)
    shop.v1.refunds.create({"payment_intent": first.id, "amount": 700})
    shop.v1.transfers.reversals.create(sent.id, {"amount": 400})
    control.open_dispute(second.id)
    control.settle()
    shop.paid(20_000)
    control.settle()
    shop.v1.payouts.create({"amount": 1000, "currency": "gbp"})
    return worker


def test_every_change_is_listed_newest_first_with_its_source(shop, busy):
    entries = everything(shop)
    assert [(entry.type, entry.source.object) for entry in entries] == [
        ("payout", "payout"),
        ("charge", "charge"),
        ("adjustment", "dispute"),
        ("transfer_refund", "transfer_reversal"),
        ("refund", "refund"),
        ("transfer", "transfer"),
        ("charge", "charge"),
        ("charge", "charge"),
    ]


def test_the_changes_add_up_to_the_balance(shop, busy):
    balance = shop.v1.balance.retrieve()
    total = balance.available[0].amount + balance.pending[0].amount
    entries = everything(shop)
    assert sum(entry.net for entry in entries) == total
    assert all(entry.net == entry.amount - entry.fee for entry in entries)
    assert balance.available[0].amount == sum(entry.net for entry in entries if entry.status == "available")


def test_only_what_is_newer_than_a_moment_is_listed(make_sandbox, make_shop):
    moment = [1_800_000_000]
    shop = make_shop(make_sandbox(clock=lambda: moment[0]))
    old = shop.paid()
    moment[0] += 1000
    new = shop.paid()
    since = everything(shop, created={"gte": 1_800_001_000})
    assert [entry.source.id for entry in since] == [new.latest_charge.id]
    before = everything(shop, created={"lt": 1_800_001_000})
    assert [entry.source.id for entry in before] == [old.latest_charge.id]


def test_a_list_can_be_read_backwards(shop, busy):
    entries = everything(shop)
    page = shop.v1.balance_transactions.list({"ending_before": entries[4].id, "limit": 3})
    assert [entry.id for entry in page] == [entry.id for entry in entries[1:4]]
    assert page.has_more


def test_changes_are_found_by_kind_and_by_source(shop, busy):
    assert [entry.amount for entry in everything(shop, type="refund")] == [-700]
    dispute = everything(shop, type="adjustment")[0]
    assert [entry.id for entry in everything(shop, source=dispute.source.id)] == [dispute.id]
    assert shop.v1.balance_transactions.retrieve(dispute.id).reporting_category == "dispute"


@pytest.mark.parametrize("limit", [0, 101])
def test_a_page_has_between_one_and_a_hundred_entries(shop, limit):
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.balance_transactions.list({"limit": limit})
    assert caught.value.param == "limit"


def _one_step(pick, shop, control, worker, intents):
    """Any one thing that can happen to money; what the sandbox refuses is part of the game."""
    intent = pick.choice(intents)
    pick.choice(
        [
            lambda: intents.append(shop.paid(pick.randint(30, 9000))),
            lambda: shop.send(pick.randint(1, 6000), worker, intent.latest_charge.id),
            lambda: shop.v1.refunds.create({"payment_intent": intent.id, "amount": pick.randint(1, 6000)}),
            lambda: shop.v1.transfers.reversals.create(pick.choice(control.objects("transfer"))["id"]),
            lambda: control.fail_refund(pick.choice(control.objects("refund"))["id"]),
            lambda: control.open_dispute(intent.id),
            lambda: control.close_dispute(pick.choice(control.objects("dispute"))["id"], "won"),
            lambda: shop.v1.payouts.create({"amount": pick.randint(1, 5000), "currency": "gbp"}),
            lambda: control.fail_payout(pick.choice(control.objects("payout"))["id"]),
            lambda: control.bank_payout(worker),
            control.settle,
            lambda: control.pass_time(86_400),
        ]
    )()


@pytest.mark.parametrize("seed", range(6))
def test_after_any_history_each_balance_is_the_sum_of_its_changes(shop, control, seed):
    pick, worker = random.Random(seed), shop.worker()
    intents = [shop.paid(5000)]
    for _ in range(30):
        try:
            _one_step(pick, shop, control, worker, intents)
        except (stripe.InvalidRequestError, ApiError, IndexError):
            continue
    for account in ("", worker):
        entries = control.objects("balance_transaction", account)
        pots = control.balance(account).get("gbp", {"available": 0, "pending": 0})
        for pot in ("available", "pending"):
            assert pots[pot] == sum(entry["net"] for entry in entries if entry["status"] == pot)
    for charge in control.objects("charge"):
        sent = [it for it in control.objects("transfer") if it["source_transaction"] == charge["id"]]
        assert sum(it["amount"] - it["amount_reversed"] for it in sent) <= charge["amount_captured"]
        assert 0 <= charge["amount_refunded"] <= charge["amount"]
