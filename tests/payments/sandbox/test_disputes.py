"""Disputes and early warnings."""

import pytest
import stripe

from payments.sandbox.errors import ApiError


def kinds(control):
    return [event["type"] for event in control.events()]


def test_a_dispute_takes_the_money_and_a_fee_at_once_and_blocks_refunds(shop, control):
    intent = shop.paid(5000)
    dispute = control.open_dispute(intent.id)
    told = shop.v1.disputes.retrieve(dispute["id"], {"expand": ["charge"]})
    assert (told.status, told.amount, told.charge.disputed) == ("needs_response", 5000, True)
    assert [(it.amount, it.fee, it.net) for it in told.balance_transactions] == [(-5000, 2000, -7000)]
    assert control.balance() == {"gbp": {"available": -7000, "pending": 4905}}
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.refunds.create({"payment_intent": intent.id})
    assert caught.value.code == "charge_disputed"
    assert kinds(control)[-2:] == ["v1.charge.dispute.created", "v1.charge.dispute.funds_withdrawn"]


def test_a_won_dispute_brings_back_the_money_but_not_the_fee(shop, control):
    intent = shop.paid(5000)
    dispute = control.open_dispute(intent.id)
    control.close_dispute(dispute["id"], "won")
    assert shop.v1.disputes.retrieve(dispute["id"]).status == "won"
    assert control.balance() == {"gbp": {"available": -2000, "pending": 4905}}
    assert kinds(control)[-2:] == ["v1.charge.dispute.closed", "v1.charge.dispute.funds_reinstated"]
    assert shop.v1.refunds.create({"payment_intent": intent.id, "amount": 100}).amount == 100


def test_a_lost_dispute_stays_lost(shop, control):
    intent = shop.paid(5000)
    dispute = control.open_dispute(intent.id)
    shop.v1.disputes.close(dispute["id"])
    assert kinds(control)[-1] == "v1.charge.dispute.closed"
    assert control.balance() == {"gbp": {"available": -7000, "pending": 4905}}
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v1.refunds.create({"payment_intent": intent.id})
    assert caught.value.code == "charge_disputed"
    with pytest.raises(stripe.InvalidRequestError, match="already closed"):
        shop.v1.disputes.close(dispute["id"])


def test_a_dispute_may_be_about_more_than_was_paid(shop, control):
    dispute = control.open_dispute(shop.paid(5000).id, 5600)
    assert dispute["balance_transactions"][0]["amount"] == -5600


def test_an_inquiry_takes_no_money(shop, control):
    dispute = control.open_dispute(shop.paid(5000).id, withdraw=False)
    assert dispute["balance_transactions"] == []
    control.close_dispute(dispute["id"], "won")
    assert "v1.charge.dispute.funds_reinstated" not in kinds(control)


def test_the_platform_tells_its_side(shop, control):
    dispute = control.open_dispute(shop.paid(5000).id)
    draft = shop.v1.disputes.update(dispute["id"], {"evidence": {"customer_name": "Ada"}, "submit": False})
    assert (draft.status, draft.evidence_details.has_evidence) == ("needs_response", True)
    sent = shop.v1.disputes.update(dispute["id"], {"metadata": {"case": "4"}})
    assert (sent.status, sent.evidence.customer_name, sent.metadata["case"]) == ("under_review", "Ada", "4")
    assert kinds(control)[-1] == "v1.charge.dispute.updated"


def test_disputes_are_found_by_payment(shop, control):
    first, second = shop.paid(), shop.paid()
    control.open_dispute(first.id)
    assert [it.payment_intent for it in shop.v1.disputes.list({"payment_intent": first.id})] == [first.id]
    assert len(shop.v1.disputes.list({"charge": second.latest_charge.id}).data) == 0


def test_one_charge_has_one_dispute(shop, control):
    intent = shop.paid()
    control.open_dispute(intent.id)
    with pytest.raises(ApiError, match="disputed already"):
        control.open_dispute(intent.id)


def test_a_warning_of_fraud_can_be_read(shop, control):
    intent = shop.paid()
    control.warn_of_fraud(intent.id)
    event = control.events("v1.radar.early_fraud_warning.created")[0]
    warning = shop.v1.radar.early_fraud_warnings.retrieve(event["related_object"]["id"])
    assert (warning.payment_intent, warning.actionable) == (intent.id, True)
    assert len(shop.v1.radar.early_fraud_warnings.list({"payment_intent": intent.id}).data) == 1
